package dev.monkeytown.quickstart.proxy;

import io.undertow.util.CanonicalPathUtils;
import java.util.Locale;
import java.util.Optional;

/**
 * The path that a service would understand, whatever spelling a client chose: routes are decided by it, so that
 * {@code /api/../actuator} or {@code //actuator;x} is seen for what it is.
 */
final class CanonicalPath {
    private CanonicalPath() {}

    /**
     * @param decoded path with percent escapes resolved once, as services do
     * @return empty for a path that servers understand differently: backslashes, control characters, escapes of a slash
     */
    static Optional<String> of(String decoded) {
        String lower = decoded.toLowerCase(Locale.ROOT);
        boolean ambiguous = decoded.indexOf('\\') >= 0
                || lower.contains("%2f")
                || lower.contains("%5c")
                || decoded.chars().anyMatch(Character::isISOControl);
        return ambiguous ? Optional.empty() : Optional.of(CanonicalPathUtils.canonicalize(withoutParameters(decoded)));
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }
}
