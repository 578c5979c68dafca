package dev.monkeytown.gateway.web;

import dev.monkeytown.platform.service.SettingException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers open their WebSocket: at {@code /ws} of the page's own origin, or at an address that the stream has for
 * itself, so that the proxy in front of the pages does not carry every message as well. Immutable.
 */
public final class StreamAddress {

    static final String VARIABLE = "MONKEYTOWN_STREAM_URL";

    private static final int MAX_PORT = 65_535;

    private final Optional<URI> elsewhere;

    private StreamAddress(Optional<URI> elsewhere) {
        this.elsewhere = elsewhere;
    }

    /**
     * @param text the setting's value; blank or null for the page's own origin
     * @throws SettingException naming the variable, if no browser could connect there
     */
    static StreamAddress parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new StreamAddress(Optional.empty());
        }
        try {
            URI url = URI.create(text.strip());
            if (isUsable(url)) {
                return new StreamAddress(Optional.of(url));
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    /** What a client is told; empty if it connects to the page's own origin. */
    public Optional<String> url() {
        return elsewhere.map(URI::toString);
    }

    /** What a page may connect to, as the sources of {@code connect-src}: itself, and the stream's origin alone. */
    String connectSources() {
        return elsewhere.map(url -> "'self' " + origin(url)).orElse("'self'");
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** A content security policy cannot name an IPv6 address in numbers, so no page could connect to one. */
    private static boolean isUsable(URI url) {
        if (url.getHost() == null || url.getHost().startsWith("[")) {
            return false;
        }
        boolean socket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
        boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        boolean port = url.getPort() != 0 && url.getPort() <= MAX_PORT;
        return socket && bare && port && url.getRawPath().length() > 1;
    }

    private static SettingException unusable() {
        return new SettingException(
                VARIABLE,
                "must be an address such as wss://stream.example.org/ws, without user, query or fragment,"
                        + " and with a host name, or be empty");
    }
}
