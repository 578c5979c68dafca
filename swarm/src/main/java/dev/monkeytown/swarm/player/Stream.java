package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Count;

/**
 * The pace at which frames (or states) come to one client. What arrives in a bunch to make up for the past is counted, but
 * its spacing says nothing and is left out. Owned by the loop thread.
 */
final class Stream {
    /** Messages that are further apart are no bunch. */
    private static final long BUNCH_NANOS = 5_000_000;

    private final Lane lane;
    private final Fate fate;
    private boolean running;
    private boolean catchingUp = true;
    private long lastNanos;
    private long lostNanos;

    Stream(Lane lane, Fate fate) {
        this.lane = lane;
        this.fate = fate;
    }

    /**
     * One more; returns whether it is of the present.
     *
     * @param past whether it is certainly of the past
     */
    boolean next(long nowNanos, boolean past) {
        lane.tally().add(Count.FRAMES);
        long since = nowNanos - lastNanos;
        lastNanos = nowNanos;
        if (past || catchingUp && (!running || since < BUNCH_NANOS)) {
            catchingUp = true;
            start();
            return false;
        }
        if (catchingUp) {
            catchingUp = false;
            back(nowNanos);
        } else {
            lane.tally().spacing(since, fate.spared());
        }
        return true;
    }

    /** What comes next makes up for the past. */
    void catchUp() {
        catchingUp = true;
    }

    /** The socket is gone. */
    void interrupted() {
        stop();
        if (lostNanos == 0) {
            lostNanos = System.nanoTime();
        }
    }

    /** No more of it. */
    void stop() {
        if (running) {
            running = false;
            lane.playing(-1);
        }
        catchingUp = true;
    }

    private void start() {
        if (!running) {
            running = true;
            lane.playing(1);
        }
    }

    private void back(long nowNanos) {
        if (lostNanos != 0) {
            lane.tally().back(nowNanos - lostNanos);
            lostNanos = 0;
        }
    }
}
