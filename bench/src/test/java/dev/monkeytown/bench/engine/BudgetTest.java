package dev.monkeytown.bench.engine;

import static dev.monkeytown.bench.engine.Points.late;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {

    private final Budget budget = new Budget(0.5, 2, 0.001);

    @Test
    void holdsWhenTheLoopIsHardlyLaterThanTheControl() {
        assertThat(budget.holds(Points.of(100, late(0.6, 2.1), late(0.2, 0.2)))).isTrue();
    }

    @Test
    void breaksWhenOneTurnInAHundredIsTooLate() {
        assertThat(budget.holds(Points.of(100, late(0.8, 0.9), late(0.2, 0.2)))).isFalse();
    }

    @Test
    void breaksWhenOneTurnInAThousandIsTooLate() {
        assertThat(budget.holds(Points.of(100, late(0.3, 2.5), late(0.2, 0.2)))).isFalse();
    }

    @Test
    void forgivesWhatTheMachineDoesToTheControlAsWell() {
        assertThat(budget.holds(Points.of(100, late(7, 31), late(6.9, 30)))).isTrue();
    }

    @Test
    void breaksWhenTooManyTicksAreMissed() {
        assertThat(budget.holds(Points.of(100, late(0.1, 0.1), late(0.1, 0.1), 0.0009)))
                .isTrue();
        assertThat(budget.holds(Points.of(100, late(0.1, 0.1), late(0.1, 0.1), 0.001)))
                .isFalse();
    }
}
