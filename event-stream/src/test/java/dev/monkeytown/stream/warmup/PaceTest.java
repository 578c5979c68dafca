package dev.monkeytown.stream.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void isNotSettledBeforeTheLeastNumberOfRounds() {
        rounds(Pace.LEAST_ROUNDS - 1, 100);
        assertThat(pace.settled()).isFalse();
        rounds(1, 100);
        assertThat(pace.settled()).isTrue();
        assertThat(pace.rounds()).isEqualTo(Pace.LEAST_ROUNDS);
    }

    @Test
    void goesOnWhileRoundsBecomeClearlyQuicker() {
        rounds(Pace.LEAST_ROUNDS, 100);
        pace.round(90);
        assertThat(pace.settled()).isFalse();
        rounds(Pace.LOOK_BACK - 1, 90);
        assertThat(pace.settled()).isFalse();
        rounds(1, 500);
        assertThat(pace.settled()).isTrue();
    }

    @Test
    void isNotKeptByWhatIsQuickerByAHair() {
        rounds(Pace.LEAST_ROUNDS, 100);
        pace.round(95);
        assertThat(pace.settled()).isTrue();
    }

    private void rounds(int count, long nanos) {
        for (int i = 0; i < count; i++) {
            pace.round(nanos);
        }
    }
}
