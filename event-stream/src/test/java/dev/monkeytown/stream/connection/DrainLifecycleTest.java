package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainLifecycleTest {

    @Test
    void waitsUntilTheLastHasLeft() {
        AtomicInteger left = new AtomicInteger(4);

        assertThat(DrainLifecycle.awaitNone(left::decrementAndGet, Duration.ofHours(1)))
                .isZero();
    }

    @Test
    void waitsForNobodyBeyondItsDeadline() {
        assertThat(DrainLifecycle.awaitNone(() -> 7, Duration.ofMillis(30))).isEqualTo(7);
        assertThat(DrainLifecycle.awaitNone(() -> 7, Duration.ZERO)).isEqualTo(7);
    }

    @Test
    void doesNotWaitWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(DrainLifecycle.awaitNone(() -> 7, Duration.ofHours(1))).isEqualTo(7);
        assertThat(Thread.interrupted()).isTrue();
    }
}
