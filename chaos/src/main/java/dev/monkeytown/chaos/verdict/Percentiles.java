package dev.monkeytown.chaos.verdict;

import java.util.List;

/** Of few values: by nearest rank, so always one that was measured. */
final class Percentiles {
    private Percentiles() {}

    /** The smallest value that so many percent of all do not exceed; 0 of none. */
    static double of(List<Double> values, double percent) {
        if (values.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(values.size() * percent / 100);
        return values.stream().sorted().toList().get(Math.max(0, rank - 1));
    }
}
