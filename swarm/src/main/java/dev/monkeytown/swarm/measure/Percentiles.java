package dev.monkeytown.swarm.measure;

import org.HdrHistogram.Histogram;

/**
 * A distribution in a few numbers, milliseconds; all zero without values.
 *
 * @param count how many values there were
 */
public record Percentiles(long count, double meanMs, double p50Ms, double p99Ms, double p999Ms, double maxMs) {
    private static final double MICROS_PER_MS = 1_000;

    static Percentiles of(Histogram micros) {
        return new Percentiles(
                micros.getTotalCount(),
                micros.getTotalCount() == 0 ? 0 : micros.getMean() / MICROS_PER_MS,
                at(micros, 50),
                at(micros, 99),
                at(micros, 99.9),
                micros.getMaxValue() / MICROS_PER_MS);
    }

    private static double at(Histogram micros, double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_PER_MS;
    }
}
