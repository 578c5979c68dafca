package dev.monkeytown.chaos.witness;

/**
 * Something that reached a client.
 *
 * @param nanos when, of {@link System#nanoTime}
 */
public record Sight(Kind kind, long nanos, long epoch, int tick) {

    /** What became of it. */
    public enum Kind {
        /** A frame that the client applied. */
        FRAME,
        /** A state that replaced what the client had. */
        KEYFRAME,
        /** A frame that did not continue what the client had. */
        STRAY
    }

    /** Whether the client went on with it. */
    public boolean applied() {
        return kind != Kind.STRAY;
    }
}
