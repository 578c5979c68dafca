package dev.monkeytown.bench.stream;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The middle of some runs and how far they lie apart.
 *
 * @param median of an even number the mean of the two in the middle; NaN of none
 */
public record Middle(double median, double least, double most) {

    public static <T> Middle of(Collection<T> runs, ToDoubleFunction<T> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            return new Middle(Double.NaN, Double.NaN, Double.NaN);
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Middle(median, sorted[0], sorted[sorted.length - 1]);
    }

    public static Middle of(double... values) {
        return of(Arrays.stream(values).boxed().toList(), Double::doubleValue);
    }

    /** As in {@code 11.30 (10.90-12.10)}. */
    public String text(int decimals) {
        String format = "%." + decimals + "f";
        return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, least, most);
    }
}
