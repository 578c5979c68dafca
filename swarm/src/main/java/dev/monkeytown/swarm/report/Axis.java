package dev.monkeytown.swarm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to 0..1 and knows where its marks are. Logarithmic ones begin at their least value; nothing lies below it.
 *
 * @param least value at 0
 * @param most value at 1, above {@code least}
 */
record Axis(double least, double most, boolean logarithmic) {
    private static final double HEADROOM = 1.08;
    private static final int MARKS = 5;

    /** From 0 to a little above the largest value. */
    static Axis linear(double largest) {
        return new Axis(0, Math.max(1e-9, largest) * HEADROOM, false);
    }

    /** Powers of ten around the values. */
    static Axis logarithmic(double smallest, double largest) {
        double from = Math.pow(10, Math.floor(Math.log10(Math.max(0.1, smallest))));
        double to = Math.pow(10, Math.ceil(Math.log10(Math.max(from * 10, largest))));
        return new Axis(from, to, true);
    }

    double at(double value) {
        double clamped = Math.clamp(value, least, most);
        return logarithmic ? Math.log(clamped / least) / Math.log(most / least) : (clamped - least) / (most - least);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (logarithmic) {
            for (double decade = least; decade <= most * 1.001; decade *= 10) {
                for (double digit : new double[] {1, 2, 5}) {
                    if (decade * digit <= most * 1.001) {
                        marks.add(decade * digit);
                    }
                }
            }
            return marks;
        }
        double step = niceStep((most - least) / MARKS);
        for (int i = (int) Math.ceil(least / step); i * step <= most; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    static String label(double value) {
        String text = String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static double niceStep(double rough) {
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / decade;
        return decade * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
