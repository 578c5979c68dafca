package dev.monkeytown.stream.connection;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket. A browser always names the page's origin; a client that names none is no browser and
 * carries no cookies that a foreign page could use, so it is let through to the token check.
 */
public final class Origins {

    private final Set<String> allowed;

    /**
     * @param allowed origins such as {@code https://monkeytown.example}; empty for "the same host as the request's"
     */
    public Origins(Collection<String> allowed) {
        this.allowed = allowed.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param origin the header, or null if there is none
     * @param hosts what the request says its host is: {@code Host} and what a proxy forwarded
     */
    boolean allow(@Nullable String origin, Collection<String> hosts) {
        if (origin == null) {
            return true;
        }
        String known = origin.toLowerCase(Locale.ROOT);
        if (!allowed.isEmpty()) {
            return allowed.contains(known);
        }
        return hosts.stream().anyMatch(host -> sameHost(known, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            URI page = URI.create(origin);
            URI here = URI.create(page.getScheme() + "://" + host);
            return page.getHost() != null && page.getHost().equals(here.getHost()) && port(page) == port(here);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
