package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.loop.LoopLoad;
import java.util.function.Supplier;

/**
 * How many games this server may hold: as many as fit, by what its games were measured to cost, into the share of a tick
 * that may be planned ({@link LoopLoad#SHARE}), but never more than an operator allows. Thread-safe.
 */
final class Capacity {

    private final int most;
    private final Supplier<LoopLoad> load;
    private int taken;

    /**
     * @param most games at a time, whatever they cost
     * @param load what the games cost at the moment
     */
    Capacity(int most, Supplier<LoopLoad> load) {
        this.most = most;
        this.load = load;
    }

    /** Takes a place for one more game, if there is any. */
    synchronized boolean take() {
        if (taken >= total()) {
            return false;
        }
        taken++;
        return true;
    }

    /** Takes a place also where there is none, up to a quarter above what fits. */
    synchronized boolean takeUrgently() {
        if (taken >= total() * 5 / 4) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives a place back. */
    synchronized void giveBack() {
        taken--;
    }

    /** Games that may run at a time: those that do and those for which there is room. */
    synchronized int total() {
        LoopLoad now = load.get();
        int opening = Math.max(0, taken - now.games());
        return Math.min(most, taken + Math.max(0, now.room() - opening));
    }
}
