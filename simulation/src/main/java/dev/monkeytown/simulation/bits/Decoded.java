package dev.monkeytown.simulation.bits;

/** What decoding gives: a value, or the reason why the bytes are none. */
public sealed interface Decoded<T> {

    /** The bytes were well-formed. */
    record Value<T>(T value) implements Decoded<T> {}

    /** The bytes were not; nothing of them was used. */
    record Refused<T>(String reason) implements Decoded<T> {}

    /** The value, for callers that made the bytes themselves. */
    default T orThrow() {
        return switch (this) {
            case Value<T>(T value) -> value;
            case Refused<T>(String reason) -> throw new IllegalArgumentException(reason);
        };
    }
}
