package dev.monkeytown.bench.engine;

import org.HdrHistogram.Histogram;

/** What something took that was done often: microseconds each time, and the mean of the bytes it allocated. */
record Cost(long count, double p50Micros, double p99Micros, double meanMicros, double allocatedBytes) {

    private static final double NANOS_PER_MICRO = 1e3;

    /** @param bytes of some of the times, which may be fewer than were timed */
    static Cost of(Histogram nanos, Histogram bytes) {
        return new Cost(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
                nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
                nanos.getMean() / NANOS_PER_MICRO,
                bytes.getMean());
    }
}
