package dev.monkeytown.quickstart.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small POSIX shell script of this package, run by {@code sh -c} with its arguments passed apart from its text. */
enum Script {
    GUARDIAN("guardian.sh"),
    SHIELD("shield.sh");

    private final String text;

    Script(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + Script.class.getName());
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that runs this script with {@code arguments} as its {@code "$@"}. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", text, "monkeytown"));
        command.addAll(arguments);
        return command;
    }
}
