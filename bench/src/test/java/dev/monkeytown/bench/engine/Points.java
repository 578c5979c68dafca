package dev.monkeytown.bench.engine;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Points as a measured JVM might report them. */
final class Points {

    private static final int DIGITS = 3;
    private static final int SAMPLES = 10_000;

    private Points() {}

    /** So many games whose loop and whose control recorder were late like this, with no tick missed. */
    static Point of(int games, Punctuality lateness, Punctuality control) {
        return of(games, lateness, control, 0);
    }

    static Point of(int games, Punctuality lateness, Punctuality control, double missedShare) {
        Histogram some = new Histogram(DIGITS);
        some.recordValue(2_000);
        Cost cost = Cost.of(some, new Histogram(DIGITS));
        return new Point(
                games,
                20,
                lateness,
                control,
                lateness,
                cost,
                cost,
                Math.round(missedShare * games * 20 * 60),
                missedShare,
                0,
                0,
                0,
                new Cpu(0.2, 0.1, 0.05, 0.1),
                1 << 20);
    }

    /**
     * Ten thousand deadlines: most met at once, 2 in a hundred late by the one value and 2 in a thousand by the other.
     */
    static Punctuality late(double p99Ms, double p999Ms) {
        Histogram nanos = new Histogram(DIGITS);
        nanos.recordValueWithCount(TimeUnit.MICROSECONDS.toNanos(1), SAMPLES - SAMPLES / 50 - SAMPLES / 500);
        nanos.recordValueWithCount(nanos(p99Ms), SAMPLES / 50);
        nanos.recordValueWithCount(nanos(p999Ms), SAMPLES / 500);
        return Punctuality.of(nanos);
    }

    private static long nanos(double ms) {
        return Math.round(ms * 1e6);
    }
}
