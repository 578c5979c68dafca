package dev.monkeytown.gameserver.loop;

/**
 * When what is due: {@link #PHASES} turns in every tick, each at an absolute moment, the same for all loop threads. A game
 * that takes every sixteenth turn keeps its rhythm whichever thread it is on, and lateness never adds up. Immutable.
 *
 * @param originNanos when turn 0 is
 */
record Schedule(long originNanos) {

    /** A sixtieth of a second. */
    static final long TICK_NANOS = 1_000_000_000L / 60;

    /** Turns in a tick: games are spread over them, so that a thread's games do not all publish at one moment. */
    static final int PHASES = 16;

    private static final long TURNS_PER_SECOND = 60L * PHASES;
    private static final long SECOND_NANOS = 1_000_000_000;

    /** The moment of a turn. */
    long at(long turn) {
        return originNanos
                + turn / TURNS_PER_SECOND * SECOND_NANOS
                + turn % TURNS_PER_SECOND * SECOND_NANOS / TURNS_PER_SECOND;
    }

    /** The first turn at or after a moment that is not before the origin. */
    long firstFrom(long nanos) {
        long since = nanos - originNanos;
        long turn = since / SECOND_NANOS * TURNS_PER_SECOND + since % SECOND_NANOS * TURNS_PER_SECOND / SECOND_NANOS;
        return at(turn) >= nanos ? turn : turn + 1;
    }

    static int phase(long turn) {
        return (int) (turn % PHASES);
    }
}
