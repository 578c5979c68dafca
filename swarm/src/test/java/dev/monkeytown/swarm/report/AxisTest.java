package dev.monkeytown.swarm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void marksRoundNumbers() {
        assertThat(Axis.linear(60).marks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(Axis.logarithmic(8, 90).marks())
                .contains(1.0, 2.0, 5.0, 10.0, 100.0)
                .doesNotContain(200.0);
    }

    @Test
    void mapsItsEndsToZeroAndOne() {
        Axis ms = Axis.logarithmic(3, 40);

        assertThat(ms.at(1)).isZero();
        assertThat(ms.at(100)).isEqualTo(1);
        assertThat(ms.at(10)).isCloseTo(0.5, within(1e-9));
        assertThat(ms.at(0)).isZero();
    }

    @Test
    void writesNumbersShort() {
        assertThat(Axis.label(20)).isEqualTo("20");
        assertThat(Axis.label(0.5)).isEqualTo("0.5");
        assertThat(Axis.label(12000)).isEqualTo("12,000");
    }
}
