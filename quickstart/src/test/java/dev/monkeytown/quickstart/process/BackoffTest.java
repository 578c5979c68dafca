package dev.monkeytown.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUntilPatienceIsOver() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(Backoff.DEFAULT::after).map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 4000L, 30_000L, 30_000L);
    }

    @Test
    void neverExceedsTheLongestPause() {
        Backoff patient = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20), 1000);

        assertThat(patient.after(3)).hasSeconds(4);
        assertThat(patient.after(4)).hasSeconds(5);
        assertThat(patient.after(999)).hasSeconds(5);
    }
}
