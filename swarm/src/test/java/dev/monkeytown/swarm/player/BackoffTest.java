package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void triesAgainWithinAQuarterOfASecondAtFirst() {
        assertThat(waits(0)).allMatch(ms -> ms > 0 && ms <= Backoff.FIRST_BOUND_MS);
        assertThat(Backoff.FIRST_BOUND_MS).isEqualTo(250);
    }

    @Test
    void doublesTheBoundUpToFifteenSeconds() {
        assertThat(waits(2)).allMatch(ms -> ms > 0 && ms <= 1_000).anyMatch(ms -> ms > 500);
        assertThat(waits(6)).allMatch(ms -> ms <= Backoff.LAST_BOUND_MS).anyMatch(ms -> ms > 8_000);
        assertThat(waits(1_000)).allMatch(ms -> ms <= Backoff.LAST_BOUND_MS).anyMatch(ms -> ms > 8_000);
    }

    @Test
    void comesBackWhenItIsTold() {
        assertThat(Backoff.msAfterClose(4001, "reconnectAfterMs=731")).isEqualTo(731);
        assertThat(Backoff.msAfterClose(4001, "reconnectAfterMs=40000")).isEqualTo(40_000);
        assertThat(Backoff.msAfterClose(4001, "reconnectAfterMs=0")).isZero();
    }

    @Test
    void waitsAsAfterAnyLossWhenItIsToldNothingItUnderstands() {
        for (String reason :
                new String[] {"", "bye", "reconnectAfterMs=", "reconnectAfterMs=-5", "reconnectAfterMs=soon"}) {
            assertThat(Backoff.msAfterClose(4001, reason)).isBetween(1, Backoff.FIRST_BOUND_MS);
        }
        assertThat(Backoff.msAfterClose(1006, "reconnectAfterMs=9999")).isBetween(1, Backoff.FIRST_BOUND_MS);
    }

    private static IntStream waits(int failures) {
        return IntStream.range(0, 1_000).map(_ -> Backoff.ms(failures));
    }
}
