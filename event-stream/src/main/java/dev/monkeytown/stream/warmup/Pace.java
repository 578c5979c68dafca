package dev.monkeytown.stream.warmup;

/**
 * Whether rounds still become quicker. The quickest of a few rounds counts, as a busy machine only ever makes a round
 * slower. Owned by one thread.
 */
final class Pace {

    /** Rounds before which nothing is said: what is compiled last has been called some thousand times. */
    static final int LEAST_ROUNDS = 24;

    /** So many rounds must not have been clearly quicker than all before them. */
    static final int LOOK_BACK = 8;

    /** What a round that is clearly quicker takes of the time of the quickest. */
    private static final double CLEARLY = 0.93;

    private int rounds;
    private int sinceClearlyQuicker;
    private long quickestNanos = Long.MAX_VALUE;

    /** A round took so long. */
    void round(long nanos) {
        rounds++;
        if (nanos < CLEARLY * quickestNanos) {
            quickestNanos = nanos;
            sinceClearlyQuicker = 0;
        } else {
            sinceClearlyQuicker++;
        }
    }

    int rounds() {
        return rounds;
    }

    boolean settled() {
        return rounds >= LEAST_ROUNDS && sinceClearlyQuicker >= LOOK_BACK;
    }
}
