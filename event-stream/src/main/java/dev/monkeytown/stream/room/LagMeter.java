package dev.monkeytown.stream.room;

/**
 * How much later than the steadiest frames of its game a frame arrived. Clocks of two machines need not agree: only the
 * rhythm counts, sixty ticks a second. Owned by one thread.
 */
final class LagMeter {

    private static final double NANOS_PER_TICK = 1e9 / 60;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Forgets an early frame within about a minute, so that a change of owner or of clock speed does not stay as lag.
     */
    private static final double FORGETTING_NANOS_PER_FRAME = 1e4;

    private double earliest = Double.POSITIVE_INFINITY;

    /** Milliseconds by which the frame of {@code tick} is late, 0 or more. */
    double millis(int tick, long arrivedNanos) {
        double offset = arrivedNanos - tick * NANOS_PER_TICK;
        earliest = Math.min(offset, earliest + FORGETTING_NANOS_PER_FRAME);
        return (offset - earliest) / NANOS_PER_MILLI;
    }
}
