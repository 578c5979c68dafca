package dev.monkeytown.tournament.rating;

import java.util.Arrays;

/**
 * A value and the middle 95 % of what resampled games gave for it.
 *
 * @param value from all games
 */
public record Interval(double value, double lower95, double upper95) {

    static Interval of(double value, double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        return new Interval(value, at(sorted, 0.025), at(sorted, 0.975));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
