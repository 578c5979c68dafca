package dev.monkeytown.swarm.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one host that is ever contacted, and how.
 *
 * @param base scheme, host and port, without a slash at the end
 * @param address where the host name led when it was looked up, once
 * @param secure whether it is https and wss
 * @param socketPath where on it WebSockets are opened
 */
public record Target(URI base, InetSocketAddress address, boolean secure, boolean loopback, String socketPath) {
    private static final String SOCKET_PATH = "/ws";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Where WebSockets go.
     *
     * @param notice what a person should know about it, if anything
     */
    public record Stream(Target target, Optional<String> notice) {}

    /**
     * Looks the host up; blocks.
     *
     * @throws IllegalArgumentException if it is no http or https address of a host; the message says so in words
     * @throws UnknownHostException if there is no such host
     */
    public static Target of(String url) throws UnknownHostException {
        URI uri = parse(url);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        InetAddress[] found = InetAddress.getAllByName(uri.getHost());
        URI base = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
        boolean loopback = Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress);
        return new Target(base, new InetSocketAddress(found[0], port), secure, loopback, SOCKET_PATH);
    }

    /**
     * Where WebSockets go on a platform whose stream has an address of its own: there if it is on the same host, which was
     * looked up already; no other host is ever contacted, so else to this address, as if the stream had none.
     *
     * @param streamUrl as the platform tells it with the tokens; empty if it tells none
     */
    public Stream stream(Optional<String> streamUrl) {
        if (streamUrl.isEmpty()) {
            return new Stream(this, Optional.empty());
        }
        String told = streamUrl.get();
        return onThisHost(told)
                .map(target -> new Stream(target, Optional.of("sockets go to " + told + ", past " + base)))
                .orElseGet(() -> new Stream(
                        this,
                        Optional.of("sockets stay with " + base + ": the stream's own address, " + told
                                + ", is not on the host of --url")));
    }

    private Optional<Target> onThisHost(String streamUrl) {
        URI uri;
        try {
            uri = URI.create(streamUrl);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        boolean wss = "wss".equalsIgnoreCase(uri.getScheme());
        boolean socket = wss || "ws".equalsIgnoreCase(uri.getScheme());
        if (!socket || uri.getRawUserInfo() != null || !base.getHost().equalsIgnoreCase(uri.getHost())) {
            return Optional.empty();
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : wss ? HTTPS_PORT : HTTP_PORT;
        return Optional.of(new Target(
                URI.create((wss ? "https://" : "http://") + uri.getRawAuthority()),
                new InetSocketAddress(address.getAddress(), port),
                wss,
                loopback,
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()));
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    /** As in the header {@code Host}. */
    String hostHeader() {
        return base.getRawAuthority();
    }

    private static URI parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException notAnAddress) {
            throw wrong(url);
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        String path = uri.getRawPath();
        if (!web || !bare || uri.getHost() == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw wrong(url);
        }
        return uri;
    }

    private static IllegalArgumentException wrong(String url) {
        return new IllegalArgumentException(
                "--url must be an address such as http://localhost:3000, without a path, not '" + url + "'");
    }
}
