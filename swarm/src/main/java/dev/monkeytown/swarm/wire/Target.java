package dev.monkeytown.swarm.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The one address that is ever contacted.
 *
 * @param base scheme, host and port, without a slash at the end
 * @param address where the host name led when it was looked up, once
 * @param secure whether it is https and wss
 */
public record Target(URI base, InetSocketAddress address, boolean secure, boolean loopback) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

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
        return new Target(base, new InetSocketAddress(found[0], port), secure, loopback);
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
