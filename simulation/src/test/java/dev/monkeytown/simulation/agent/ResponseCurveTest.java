package dev.monkeytown.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.simulation.agent.ResponseCurve.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseCurveTest {

    @ParameterizedTest
    @EnumSource(Shape.class)
    void runsFromItsOneEndToTheOtherWithoutTurningBack(Shape shape) {
        ResponseCurve falling = new ResponseCurve(shape, 100, 300, 0.9, 0.2);

        double before = 1;
        for (int measure = 0; measure <= 400; measure++) {
            double now = falling.at(measure);
            assertThat(now).isBetween(0.2, 0.9).isLessThanOrEqualTo(before);
            before = now;
        }
        assertThat(falling.at(-1e9)).isEqualTo(0.9);
        assertThat(falling.at(1e9)).isEqualTo(0.2);
        assertThat(falling.at(Double.NaN)).isEqualTo(0.9);
    }

    @Test
    void fallsOffByHalfInItsFirstTenth() {
        ResponseCurve curve = new ResponseCurve(Shape.FALLOFF, 0, 1000, 1, 0);

        assertThat(curve.at(100)).isCloseTo(0.45, within(1e-9));
        assertThat(curve.at(500)).isLessThan(0.1);
    }

    @Test
    void refusesToLeaveNoughtToOne() {
        assertThatThrownBy(() -> new ResponseCurve(Shape.LINEAR, 0, 1, 0, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResponseCurve(Shape.LINEAR, 1, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
