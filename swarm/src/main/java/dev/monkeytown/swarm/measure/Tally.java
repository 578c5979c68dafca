package dev.monkeytown.swarm.measure;

import org.HdrHistogram.Histogram;

/** What one event loop counted and timed since the last second. Owned by that loop's thread, then handed over. */
public final class Tally {
    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final long[] counts = new long[Count.values().length];
    private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Histogram spacingMicros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Histogram backMicros = new Histogram(LONGEST_MICROS, DIGITS);
    private long spacings;
    private long spacingNanos;

    public void add(Count what, long howMuch) {
        counts[what.ordinal()] += howMuch;
    }

    public void add(Count what) {
        counts[what.ordinal()]++;
    }

    public long of(Count what) {
        return counts[what.ordinal()];
    }

    /** From an input's write to the read of the frame that carried it. */
    public void latency(long nanos) {
        record(latencyMicros, nanos);
    }

    /** Between two frames at one client. */
    public void spacing(long nanos) {
        record(spacingMicros, nanos);
        spacings++;
        spacingNanos += nanos;
    }

    /** From the loss of a socket to the next frame. */
    public void back(long nanos) {
        record(backMicros, nanos);
    }

    public Percentiles latency() {
        return Percentiles.of(latencyMicros);
    }

    public Percentiles spacing() {
        return Percentiles.of(spacingMicros);
    }

    public Percentiles back() {
        return Percentiles.of(backMicros);
    }

    /** The distribution of latencies, for plots. */
    public Distribution latencies() {
        return Distribution.of(latencyMicros);
    }

    /** The distribution of spacings, for plots. */
    public Distribution spacings() {
        return Distribution.of(spacingMicros);
    }

    /** Frames a second at one client: the inverse of the mean spacing; 0 without frames. */
    public double framesPerSecond() {
        return spacingNanos == 0 ? 0 : spacings * 1e9 / spacingNanos;
    }

    /** Adds what another one counted. */
    public void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        latencyMicros.add(other.latencyMicros);
        spacingMicros.add(other.spacingMicros);
        backMicros.add(other.backMicros);
        spacings += other.spacings;
        spacingNanos += other.spacingNanos;
    }

    /** Starts again from nothing. */
    public void clear() {
        java.util.Arrays.fill(counts, 0);
        latencyMicros.reset();
        spacingMicros.reset();
        backMicros.reset();
        spacings = 0;
        spacingNanos = 0;
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / NANOS_PER_MICRO, 0, LONGEST_MICROS));
    }
}
