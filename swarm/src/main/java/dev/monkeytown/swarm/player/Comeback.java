package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Comebacks.Way;

/**
 * One client's way back from one cut or stall: away, then back with a frame of the present, then proven by a hash. Owned by
 * the loop thread.
 */
final class Comeback {
    private static final double TICKS_PER_NANO = 60 / 1e9;

    /** A frame is of the present if it is no older than this when reading begins again. */
    private static final long PRESENT_NANOS = 500_000_000;

    private final Comebacks all;
    private long sinceNanos;
    private int tick;
    private boolean held;
    private boolean back;
    private Way way = Way.FRAMES;

    private Comeback(Comebacks all, long sinceNanos, int tick, boolean held) {
        this.all = all;
        this.sinceNanos = sinceNanos;
        this.tick = tick;
        this.held = held;
        all.struck();
    }

    /** The socket is gone; any frame that can be applied is a return. */
    static Comeback fromCut(Comebacks all, long nowNanos) {
        return new Comeback(all, nowNanos, 0, false);
    }

    /** Reading has stopped at this tick. */
    static Comeback fromStall(Comebacks all, int tick, long nowNanos) {
        return new Comeback(all, nowNanos, tick, true);
    }

    /** Reading goes on; what lay in buffers in the meantime is of the past. */
    void release(long nowNanos) {
        if (held) {
            held = false;
            tick += (int) (Math.max(0, nowNanos - sinceNanos - PRESENT_NANOS) * TICKS_PER_NANO);
            sinceNanos = nowNanos;
        }
    }

    /** It begins anew. */
    void fresh() {
        way = Way.FRESH;
        tick = 0;
    }

    /** It got a keyframe. */
    void keyframe() {
        if (!held && way == Way.FRAMES) {
            way = Way.KEYFRAME;
        }
    }

    /** It has applied a frame or keyframe of this tick. */
    void frame(int applied, long nowNanos) {
        if (!back && !held && applied >= tick) {
            back = true;
            all.back(way, nowNanos - sinceNanos);
        }
    }

    boolean isBack() {
        return back;
    }

    /** A hash was compared with its state. */
    void proven(boolean right) {
        all.compared(right);
    }
}
