package dev.monkeytown.simulation.brawl.mind;

/**
 * The best few places to go, best first; of two that lie close together only the better one. Owned by one brain;
 * allocates nothing.
 */
final class Plans {

    static final int MOST = 5;

    /** Nearer to each other than this, two places are one plan. Units. */
    private static final double SAME = 70;

    final Wish[] wish = new Wish[MOST];
    /** The banana's id, the seat, or 0: what tells two plans of the same wish apart. */
    final int[] target = new int[MOST];

    final double[] x = new double[MOST];
    final double[] y = new double[MOST];
    final double[] score = new double[MOST];
    int count;

    Plans() {
        java.util.Arrays.fill(wish, Wish.ROAM);
    }

    void clear() {
        count = 0;
    }

    /** The score that a plan has to beat to be kept. */
    double floor() {
        return count < MOST ? 0 : score[MOST - 1];
    }

    void offer(Wish kind, int id, double toX, double toY, double worth) {
        if (worth <= floor()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (wish[i] == kind && Sight.within(x[i] - toX, SAME) && Sight.within(y[i] - toY, SAME)) {
                if (score[i] >= worth) {
                    return;
                }
                remove(i);
                break;
            }
        }
        int at = count < MOST ? count++ : MOST - 1;
        while (at > 0 && score[at - 1] < worth) {
            move(at - 1, at);
            at--;
        }
        wish[at] = kind;
        target[at] = id;
        x[at] = toX;
        y[at] = toY;
        score[at] = worth;
    }

    private void remove(int i) {
        count--;
        for (int k = i; k < count; k++) {
            move(k + 1, k);
        }
    }

    private void move(int from, int to) {
        wish[to] = wish[from];
        target[to] = target[from];
        x[to] = x[from];
        y[to] = y[from];
        score[to] = score[from];
    }
}
