package dev.monkeytown.swarm.measure;

import org.HdrHistogram.Histogram;

/** How soon inputs came back in frames and how evenly frames came, to some clients over some time. One thread at a time. */
final class Pace {
    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Histogram latencyMicros = histogram();
    private final Histogram spacingMicros = histogram();

    static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / NANOS_PER_MICRO, 0, LONGEST_MICROS));
    }

    void latency(long nanos) {
        record(latencyMicros, nanos);
    }

    void spacing(long nanos) {
        record(spacingMicros, nanos);
    }

    Histogram latencyMicros() {
        return latencyMicros;
    }

    Histogram spacingMicros() {
        return spacingMicros;
    }

    void add(Pace other) {
        latencyMicros.add(other.latencyMicros);
        spacingMicros.add(other.spacingMicros);
    }

    void clear() {
        latencyMicros.reset();
        spacingMicros.reset();
    }
}
