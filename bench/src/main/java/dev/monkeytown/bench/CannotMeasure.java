package dev.monkeytown.bench;

/** A measurement that this machine does not allow; the message says in one line what is missing and what to do. */
public final class CannotMeasure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotMeasure(String message) {
        super(message);
    }

    public CannotMeasure(String message, Throwable cause) {
        super(message, cause);
    }
}
