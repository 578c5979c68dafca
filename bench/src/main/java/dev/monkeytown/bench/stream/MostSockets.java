package dev.monkeytown.bench.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The search for the largest load that is delivered in time: doubled from the last that was, then halved between the two,
 * to the nearest {@link #STEP}. A load counts as delivered when the median of its runs is.
 *
 * @param runs of each load
 * @param measure one run with so many sockets
 */
record MostSockets(int runs, IntFunction<Measurement> measure) {
    /** Of the messages within 16 ms. */
    static final double SHARE = 0.999;

    /** Ten games. */
    static final int STEP = 80;

    private static final int LARGEST = 4800;

    /** @param good sockets that are known to do, 0 for none */
    int find(int good) {
        int bad = -1;
        for (int next = Math.max(5 * STEP, up(good + STEP)); bad < 0; next = Math.min(LARGEST, 2 * next)) {
            if (next <= good) {
                return good;
            }
            if (delivers(next)) {
                good = next;
            } else {
                bad = next;
            }
        }
        while (bad - good > STEP) {
            int middle = up((good + bad) / 2);
            if (middle >= bad) {
                return good;
            }
            if (delivers(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean delivers(int sockets) {
        List<Double> shares = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            shares.add(measure.apply(sockets).window().shareInTime());
        }
        return Middle.of(shares, Double::doubleValue).median() >= SHARE;
    }

    private static int up(int sockets) {
        return (sockets + STEP - 1) / STEP * STEP;
    }
}
