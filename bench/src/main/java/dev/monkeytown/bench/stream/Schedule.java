package dev.monkeytown.bench.stream;

/**
 * When which game's message is due, the same for every contender: sixty a second, the games spread over the
 * sixteen turns of a tick as a game-server's loop thread spreads them. Counted over all games, event {@code e} is message {@code e / games} of game {@code e % games}.
 *
 * @param baseNanos of {@link System#nanoTime}, which on Linux is the kernel's monotonic clock: when the first event is due
 * @param games at least 1
 */
public record Schedule(long baseNanos, int games) {
    private static final double TICK_NANOS = 1e9 / 60;

    /** In a tick of a game-server's loop thread, which keeps its own number to itself. */
    public static final int TURNS = 16;

    public long dueNanos(long event) {
        long tick = event / games;
        long turn = event % games * TURNS / games;
        return baseNanos + (long) (TICK_NANOS * (tick + (double) turn / TURNS));
    }
}
