package dev.monkeytown.swarm.measure;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How many values fell into each of a row of equal steps, from 0 on; the last step also has everything beyond.
 *
 * @param stepMs wide enough that nearly all values are within the row
 */
public record Distribution(double stepMs, List<Long> counts) {
    private static final int STEPS = 100;
    private static final double MOST_PERCENT = 99.8;
    private static final double MICROS_PER_MS = 1_000;
    private static final int[] STEPS_MICROS = {
        100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 600_000
    };

    public Distribution {
        counts = List.copyOf(counts);
    }

    static Distribution of(Histogram micros) {
        int step = step(micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(MOST_PERCENT));
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < STEPS - 1; i++) {
            long from = (long) i * step;
            counts.add(micros.getCountBetweenValues(from, from + step - 1));
        }
        long before = counts.stream().mapToLong(Long::longValue).sum();
        counts.add(Math.max(0, micros.getTotalCount() - before));
        return new Distribution(step / MICROS_PER_MS, counts);
    }

    private static int step(long largestMicros) {
        for (int step : STEPS_MICROS) {
            if (step * (STEPS - 1L) >= largestMicros) {
                return step;
            }
        }
        return STEPS_MICROS[STEPS_MICROS.length - 1];
    }
}
