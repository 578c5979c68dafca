package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.process.Metrics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How punctual a server's ticks were within a window.
 *
 * @param p999Ms that 99.9 % were not later than; infinite if they were later than all that is told apart
 * @param bound whether it is only known to be no more than that
 * @param shareWithin4Ms of the ticks, 0 to 1
 * @param missedShare of the ticks that were due, 0 to 1
 */
record TickFigures(double p999Ms, boolean bound, double shareWithin4Ms, double missedShare) {
    private static final String LATENESS = "tick_lateness_seconds";
    private static final double FOUR_MS = 0.004;
    private static final double MOST = 0.999;

    /** As in {@code <=2.00 (99.98% in 4)}. */
    String text() {
        return String.format(Locale.ROOT, "%s%.2f (%.2f%% in 4)", bound ? "<=" : "", p999Ms, 100 * shareWithin4Ms);
    }

    /**
     * From what a game-server tells Prometheus: how many turns of its loop threads began within each of some limits.
     * Without any turn nothing was late.
     *
     * @param before at the beginning of the window
     * @param after at its end
     * @param ticks that were due in it, of all games together
     */
    static TickFigures between(Metrics before, Metrics after, double ticks) {
        double turns = growth(before, after, LATENESS + "_count", "");
        double worst = Double.POSITIVE_INFINITY;
        double within = 0;
        for (Map.Entry<Double, String> limit : limits(after).entrySet()) {
            double share = turns == 0 ? 1 : growth(before, after, LATENESS + "_bucket", limit.getValue()) / turns;
            if (share >= MOST) {
                worst = Math.min(worst, limit.getKey());
            }
            within = limit.getKey() <= FOUR_MS ? share : within;
        }
        double lost = growth(before, after, "ticks_lost_total", "");
        return new TickFigures(1e3 * worst, true, within, lost / ticks);
    }

    /** By their seconds the labels of all limits. */
    private static Map<Double, String> limits(Metrics metrics) {
        Map<Double, String> limits = new TreeMap<>();
        metrics.text()
                .lines()
                .filter(line -> line.startsWith(LATENESS + "_bucket{"))
                .forEach(line -> {
                    int from = line.indexOf("le=\"");
                    String label = line.substring(from, line.indexOf('"', from + 4) + 1);
                    String seconds = label.substring(4, label.length() - 1);
                    if (!seconds.equals("+Inf")) {
                        limits.put(Double.parseDouble(seconds), label);
                    }
                });
        return limits;
    }

    private static double growth(Metrics before, Metrics after, String name, String label) {
        return after.sum(name, label) - before.sum(name, label);
    }
}
