package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MiddleTest {

    @Test
    void takesTheOneInTheMiddle() {
        assertThat(Middle.of(9, 1, 4)).isEqualTo(new Middle(4, 1, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Middle.of(4, 1, 9, 2)).isEqualTo(new Middle(3, 1, 9));
    }

    @Test
    void isNotANumberWithoutRuns() {
        assertThat(Middle.of().median()).isNaN();
    }

    @Test
    void showsTheSpread() {
        assertThat(Middle.of(9, 1, 4).text(1)).isEqualTo("4.0 (1.0-9.0)");
    }
}
