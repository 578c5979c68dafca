package dev.monkeytown.tournament.rating;

/**
 * Strengths on the Elo scale (100 apart: the better one comes first in 64 of 100 pairs) by maximum likelihood of the
 * Bradley–Terry model, iterated as in Hunter, "MM algorithms for generalized Bradley–Terry models" (2004). Half a win
 * is added to each side of each pairing, so that a side that never lost has a finite strength.
 */
final class BradleyTerry {

    private static final int MOST_ITERATIONS = 1_000;
    private static final double STILL = 1e-9;
    private static final double PRIOR = 0.5;
    private static final double ELO = 400;

    private BradleyTerry() {}

    /** The strength of each side; their mean is 0. */
    static double[] elo(Pairs pairs) {
        int sides = pairs.wins().length;
        double[] strength = new double[sides];
        java.util.Arrays.fill(strength, 1);
        double change = 1;
        for (int i = 0; i < MOST_ITERATIONS && change > STILL; i++) {
            change = improve(pairs.wins(), strength);
        }
        double[] elo = new double[sides];
        double mean = 0;
        for (int s = 0; s < sides; s++) {
            elo[s] = ELO * Math.log10(strength[s]);
            mean += elo[s] / sides;
        }
        for (int s = 0; s < sides; s++) {
            elo[s] -= mean;
        }
        return elo;
    }

    private static double improve(double[][] wins, double[] strength) {
        double change = 0;
        for (int a = 0; a < strength.length; a++) {
            double won = 0;
            double expected = 0;
            for (int b = 0; b < strength.length; b++) {
                if (a != b) {
                    won += wins[a][b] + PRIOR;
                    expected += (wins[a][b] + wins[b][a] + 2 * PRIOR) / (strength[a] + strength[b]);
                }
            }
            double next = won / expected;
            change = Math.max(change, Math.abs(next - strength[a]) / strength[a]);
            strength[a] = next;
        }
        return change;
    }
}
