package dev.monkeytown.swarm.player;

/**
 * An estimate of when the frame of a tick arrives here, from those that did. Its bias is steady, so whoever steers by the
 * server's reports on top of it need not care. Owned by the loop thread.
 */
final class ArrivalClock {
    static final double TICK_NANOS = 1e9 / 60;

    /** Frames come late, never early: an earlier one says more than a later one. */
    private static final double EARLIER_SHARE = 0.2;

    private static final double LATER_SHARE = 0.02;

    /** A difference beyond this is a new situation, not drift. */
    private static final double SNAP_NANOS = 250e6;

    private double baseNanos;
    private boolean known;

    void observe(int tick, long nowNanos) {
        double sample = nowNanos - tick * TICK_NANOS;
        double difference = sample - baseNanos;
        if (!known || Math.abs(difference) > SNAP_NANOS) {
            baseNanos = sample;
            known = true;
        } else {
            baseNanos += difference * (difference < 0 ? EARLIER_SHARE : LATER_SHARE);
        }
    }

    /** The next frame begins a new stream. */
    void forget() {
        known = false;
    }

    boolean known() {
        return known;
    }

    /** When the frame of the tick arrives, of {@link System#nanoTime}. */
    double arrivalNanos(int tick) {
        return baseNanos + tick * TICK_NANOS;
    }
}
