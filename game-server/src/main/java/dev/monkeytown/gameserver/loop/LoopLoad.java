package dev.monkeytown.gameserver.loop;

import java.util.List;

/**
 * What the loop threads have to do, as measured. Immutable.
 *
 * @param games pinned to any thread
 * @param costsNanos for each thread, what one tick of all that is pinned to it will cost
 * @param typicalNanos what one tick of the median game costs; an assumption until any was measured
 */
public record LoopLoad(int games, List<Long> costsNanos, long typicalNanos) {

    /** Of a tick, what games may be planned to fill. The rest is for bursts, the garbage collector, sockets and Redis. */
    public static final double SHARE = 0.6;

    public LoopLoad {
        costsNanos = List.copyOf(costsNanos);
    }

    /** How many more games fit within the share of a tick. */
    public int room() {
        return costsNanos.stream().mapToInt(this::room).sum();
    }

    private int room(long costNanos) {
        return (int) Math.max(0, (shareNanos() - costNanos) / typicalNanos);
    }

    /** The share of a tick that one thread's games may fill. */
    static long shareNanos() {
        return (long) (Schedule.TICK_NANOS * SHARE);
    }
}
