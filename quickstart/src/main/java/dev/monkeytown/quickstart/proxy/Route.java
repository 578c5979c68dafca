package dev.monkeytown.quickstart.proxy;

import java.util.List;
import java.util.regex.Pattern;

/** Where a request goes, by its path alone. */
public enum Route {
    /** WebSockets: event-stream. */
    STREAM,
    /** REST: game-server. */
    API,
    /** Everything else a visitor sees: web-gateway. */
    PAGES,
    /** What only operators see, on the services' own ports: answered with 404. */
    HIDDEN;

    private static final List<String> OPERATORS = List.of("/actuator", "/health", "/livez", "/readyz", "/internal");

    /** Why an agent does what it does: a player who knew would play better. */
    private static final Pattern THOUGHTS = Pattern.compile("/api/games/[^/]*/agents(/.*)?");

    /** @param path decoded and canonical: no dot segments, no doubled slashes, no path parameters */
    static Route of(String path) {
        if (OPERATORS.stream().anyMatch(hidden -> isUnder(path, hidden))
                || THOUGHTS.matcher(path).matches()) {
            return HIDDEN;
        }
        if (path.equals("/ws")) {
            return STREAM;
        }
        return isUnder(path, "/api") ? API : PAGES;
    }

    private static boolean isUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
