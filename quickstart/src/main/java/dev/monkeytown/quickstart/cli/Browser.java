package dev.monkeytown.quickstart.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The visitor's own browser, where there is a desktop. */
final class Browser {
    private Browser() {}

    static void open(URI address, Progress progress) {
        Optional<String> opener = opener(System.getProperty("os.name"), System.getenv());
        if (opener.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(opener.get(), address.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            progress.note("No browser could be opened (" + e.getMessage() + "); open the address yourself");
        }
    }

    /** The program that opens addresses on this desktop; empty without one. */
    static Optional<String> opener(String system, Map<String, String> environment) {
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.of("open");
        }
        boolean desktop = !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return desktop ? Optional.of("xdg-open") : Optional.empty();
    }
}
