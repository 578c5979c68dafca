package dev.monkeytown.gameserver.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what moves so that the threads cost about the same. Pure. As long as costs stay, it comes to rest: it moves only
 * when the costliest thread costs clearly more than the cheapest, and only what makes that difference clearly smaller.
 */
final class Balancer {

    /** Differences up to this, a twentieth of a tick, are left alone. */
    static final long HYSTERESIS_NANOS = Schedule.TICK_NANOS / 20;

    /** Moves at a time: enough to even out a burst of games in a few seconds, too few to be felt. */
    static final int MOST_MOVES = 4;

    /**
     * Something on a thread.
     *
     * @param thread number of the thread
     */
    record Burden(int thread, long costNanos) {}

    /**
     * What to do.
     *
     * @param burden number of the burden that moves
     * @param to number of the thread that gets it
     */
    record Move(int burden, int to) {}

    private Balancer() {}

    /** What to move now, in order. */
    static List<Move> moves(int threads, List<Burden> burdens) {
        List<Burden> placed = new ArrayList<>(burdens);
        long[] costs = new long[threads];
        placed.forEach(burden -> costs[burden.thread()] += burden.costNanos());
        List<Move> moves = new ArrayList<>();
        while (moves.size() < MOST_MOVES) {
            int from = costliest(costs);
            int to = cheapest(costs);
            int best = best(placed, from, costs[from] - costs[to]);
            if (best < 0) {
                return moves;
            }
            long costNanos = placed.get(best).costNanos();
            costs[from] -= costNanos;
            costs[to] += costNanos;
            placed.set(best, new Burden(to, costNanos));
            moves.add(new Move(best, to));
        }
        return moves;
    }

    /** The burden whose move closes the gap best, or -1. */
    private static int best(List<Burden> placed, int from, long gapNanos) {
        int best = -1;
        long least = gapNanos > HYSTERESIS_NANOS ? gapNanos - HYSTERESIS_NANOS / 2 : Long.MIN_VALUE;
        for (int i = 0; i < placed.size(); i++) {
            Burden burden = placed.get(i);
            long gapAfter = Math.abs(gapNanos - 2 * burden.costNanos());
            if (burden.thread() == from && gapAfter < least) {
                least = gapAfter;
                best = i;
            }
        }
        return best;
    }

    private static int costliest(long[] costs) {
        int costliest = 0;
        for (int i = 1; i < costs.length; i++) {
            costliest = costs[i] > costs[costliest] ? i : costliest;
        }
        return costliest;
    }

    private static int cheapest(long[] costs) {
        int cheapest = 0;
        for (int i = 1; i < costs.length; i++) {
            cheapest = costs[i] < costs[cheapest] ? i : cheapest;
        }
        return cheapest;
    }
}
