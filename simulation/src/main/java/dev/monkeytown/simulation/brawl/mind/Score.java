package dev.monkeytown.simulation.brawl.mind;

/**
 * One option's score in the infinite axis utility system (Dave Mark, "Architecture Tricks: Managing Behaviors in Time,
 * Space, and Depth", GDC 2013): the considerations are multiplied, what many of them take away is made up for in part,
 * and the personality's weight scales the result. Owned by one brain; allocates nothing unless reasons are noted.
 */
final class Score {

    private final Diary diary;
    private double product;
    private int axes;

    Score(Diary diary) {
        this.diary = diary;
    }

    Score begin() {
        diary.dismiss();
        product = 1;
        axes = 0;
        return this;
    }

    Score and(Axis axis, double measure) {
        double value = axis.at(measure);
        diary.consider(axis.words(), value);
        product *= value;
        axes++;
        return this;
    }

    double times(double weight) {
        double makeUp = (1 - product) * (1 - 1.0 / axes);
        return product * (1 + makeUp) * weight;
    }
}
