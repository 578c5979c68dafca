package dev.monkeytown.simulation;

/**
 * 256 unit vectors, one for each 256th of a turn: 0 points east (+x), 64 south (+y). Made by bisecting the axes with
 * additions and square roots only, which IEEE 754 rounds the same everywhere, unlike a sine.
 */
public final class Directions {

    /** Directions in a full turn. */
    public static final int COUNT = 256;

    private static final double[] X = new double[COUNT];
    private static final double[] Y = new double[COUNT];

    static {
        X[0] = 1;
        Y[64] = 1;
        X[128] = -1;
        Y[192] = -1;
        for (int gap = 64; gap > 1; gap /= 2) {
            for (int a = 0; a < COUNT; a += gap) {
                bisect(a, (a + gap) % COUNT, a + gap / 2);
            }
        }
    }

    private Directions() {}

    private static void bisect(int a, int b, int middle) {
        double x = X[a] + X[b];
        double y = Y[a] + Y[b];
        double length = Math.sqrt(x * x + y * y);
        X[middle] = x / length;
        Y[middle] = y / length;
    }

    public static double x(int angle) {
        return X[angle & 0xFF];
    }

    public static double y(int angle) {
        return Y[angle & 0xFF];
    }

    /** The angle whose vector is nearest to (dx, dy); 0 for the null vector. Length does not matter. */
    public static int nearest(double dx, double dy) {
        int low = quadrant(dx, dy) * 64;
        int high = low + 64;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (X[middle] * dy - Y[middle] * dx >= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double toLow = x(low) * dx + y(low) * dy;
        double toHigh = x(high) * dx + y(high) * dy;
        return (toHigh > toLow ? high : low) & 0xFF;
    }

    private static int quadrant(double dx, double dy) {
        if (dy >= 0) {
            return dx > 0 || dy == 0 && dx == 0 ? 0 : dy == 0 ? 2 : dx == 0 ? 1 : 1;
        }
        return dx < 0 ? 2 : 3;
    }
}
