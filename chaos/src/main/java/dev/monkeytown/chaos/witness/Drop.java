package dev.monkeytown.chaos.witness;

/**
 * A socket that was closed although the client did not want that.
 *
 * @param code of the close, 1006 if there was none
 */
public record Drop(long nanos, int code) {
    private static final int GOING_AWAY = 4001;

    /** Whether the client was asked to come back elsewhere. */
    public boolean told() {
        return code == GOING_AWAY;
    }
}
