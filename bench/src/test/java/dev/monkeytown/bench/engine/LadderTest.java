package dev.monkeytown.bench.engine;

import static dev.monkeytown.bench.engine.Points.late;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Punctuality QUIET = late(0.1, 0.2);
    private static final Punctuality LATE = late(5, 9);

    private final Ladder ladder = new Ladder(Budget.PROMISED);

    @Test
    void countsTheMostGamesThatWereHeldWithAllFewer() {
        run(20, QUIET, 50, QUIET, 100, LATE, 150, LATE);

        assertThat(ladder.capacity()).isEqualTo(50);
        assertThat(ladder.best()).extracting(rung -> rung.point().games()).containsExactly(50);
    }

    @Test
    void takesWhatMostRunsHeld() {
        run(20, QUIET, 50, LATE, 100, LATE);
        run(20, QUIET, 50, QUIET, 100, LATE);
        run(20, QUIET, 50, QUIET, 100, QUIET);

        assertThat(ladder.capacity()).isEqualTo(50);
    }

    @Test
    void countsAStepThatARunDidNotComeToAsNotHeld() {
        run(20, LATE, 50, LATE);
        run(20, QUIET, 50, LATE, 100, LATE);
        run(20, QUIET, 50, QUIET, 100, QUIET);

        assertThat(ladder.capacity()).isEqualTo(20);
    }

    @Test
    void doesNotCountAStepAboveOneThatFailed() {
        run(20, QUIET, 50, LATE, 100, QUIET);

        assertThat(ladder.capacity()).isEqualTo(20);
    }

    @Test
    void endsARunAfterTwoFailuresInARow() {
        ladder.nextRun();
        add(20, LATE);
        add(50, QUIET);
        add(100, LATE);
        assertThat(ladder.exhausted()).isFalse();
        add(150, LATE);
        assertThat(ladder.exhausted()).isTrue();

        ladder.nextRun();
        assertThat(ladder.exhausted()).isFalse();
    }

    @Test
    void showsTheLowestStepWhenNothingHeld() {
        run(20, LATE, 50, LATE);

        assertThat(ladder.capacity()).isZero();
        assertThat(ladder.best()).extracting(rung -> rung.point().games()).containsExactly(20);
    }

    private void run(Object... gamesAndLateness) {
        ladder.nextRun();
        for (int i = 0; i < gamesAndLateness.length; i += 2) {
            add((int) gamesAndLateness[i], (Punctuality) gamesAndLateness[i + 1]);
        }
    }

    private void add(int games, Punctuality lateness) {
        ladder.add(Points.of(games, lateness, QUIET), QUIET);
    }
}
