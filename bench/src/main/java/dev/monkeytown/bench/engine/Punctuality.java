package dev.monkeytown.bench.engine;

import org.HdrHistogram.Histogram;

/** How late deadlines were met, or how far off something was, in a window of time; in milliseconds. */
record Punctuality(long count, double p50Ms, double p99Ms, double p999Ms, double maxMs) {

    private static final double NANOS_PER_MS = 1e6;

    /** @param nanos of nanoseconds */
    static Punctuality of(Histogram nanos) {
        return new Punctuality(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / NANOS_PER_MS,
                nanos.getValueAtPercentile(99) / NANOS_PER_MS,
                nanos.getValueAtPercentile(99.9) / NANOS_PER_MS,
                nanos.getMaxValue() / NANOS_PER_MS);
    }
}
