package dev.monkeytown.chaos.arena;

/** A run that cannot go on; the message is one line for the person at the keyboard. */
public final class CannotRun extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotRun(String message) {
        super(message);
    }

    public CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
