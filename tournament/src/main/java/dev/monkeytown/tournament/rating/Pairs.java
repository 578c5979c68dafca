package dev.monkeytown.tournament.rating;

import dev.monkeytown.tournament.match.Result;

/**
 * Who came before whom: {@code wins[a][b]} pairs of seats of sides a and b in one game in which a's had the better
 * place; a shared place is half a win for each. Not to be changed after it was made.
 */
record Pairs(double[][] wins) {

    static Pairs of(Result result, int sides) {
        double[][] wins = new double[sides][sides];
        int seats = result.chairs().size();
        for (int a = 0; a < seats; a++) {
            for (int b = 0; b < seats; b++) {
                int sideA = result.chairs().get(a).side();
                int sideB = result.chairs().get(b).side();
                if (sideA != sideB) {
                    int ahead = result.places().get(b).compareTo(result.places().get(a));
                    wins[sideA][sideB] += ahead > 0 ? 1 : ahead == 0 ? 0.5 : 0;
                }
            }
        }
        return new Pairs(wins);
    }

    static Pairs none(int sides) {
        return new Pairs(new double[sides][sides]);
    }

    void add(Pairs other) {
        for (int a = 0; a < wins.length; a++) {
            for (int b = 0; b < wins.length; b++) {
                wins[a][b] += other.wins[a][b];
            }
        }
    }
}
