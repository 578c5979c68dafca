package dev.monkeytown.quickstart;

import java.util.List;

/**
 * A start that cannot be: its message is one line written for the person at the keyboard, saying what is wrong and what
 * to do about it. {@link #evidence()} holds the last lines of the log that shows it, oldest first; mostly it is empty.
 */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> evidence;

    public StartRefused(String message) {
        this(message, List.of());
    }

    public StartRefused(String message, List<String> evidence) {
        super(message);
        this.evidence = List.copyOf(evidence);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
        this.evidence = List.of();
    }

    public List<String> evidence() {
        return evidence;
    }
}
