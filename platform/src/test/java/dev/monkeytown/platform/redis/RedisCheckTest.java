package dev.monkeytown.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.health.ReadinessCheck.Answer;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedisCheckTest {

    private @Nullable RuntimeException failure;
    private long nowNanos = Long.MAX_VALUE - 2;
    private final RedisCheck check = new RedisCheck(this::ping, () -> nowNanos);

    @Test
    void isHealthyAsLongAsRedisAnswers() {
        assertThat(check.check()).isEqualTo(Answer.healthy("PONG in 0.0 ms"));
    }

    @Test
    void isDegradedAtFirstAndUnhealthyAfterAWhile() {
        failure = new RedisException("Connection closed");
        assertThat(check.check()).isEqualTo(new Answer(true, "degraded: away for 0.0 s: Connection closed"));
        pass(Duration.ofMillis(4_900));
        assertThat(check.check()).isEqualTo(new Answer(true, "degraded: away for 4.9 s: Connection closed"));
        pass(Duration.ofMillis(100));
        assertThat(check.check()).isEqualTo(new Answer(false, "away for 5.0 s: Connection closed"));
        pass(Duration.ofMinutes(10));
        assertThat(check.check().healthy()).isFalse();
    }

    @Test
    void countsEachAbsenceFromItsOwnBeginning() {
        failure = new RedisCommandTimeoutException("Command timed out");
        assertThat(check.check().healthy()).isTrue();
        pass(Duration.ofSeconds(6));
        assertThat(check.check().healthy()).isFalse();

        failure = null;
        assertThat(check.check()).isEqualTo(Answer.healthy("PONG in 0.0 ms"));
        pass(Duration.ofSeconds(60));
        failure = new RedisException("Connection closed");
        assertThat(check.check().detail()).startsWith("degraded: away for 0.0 s");
    }

    /** A mistake of ours is none of Redis'. */
    @Test
    void excusesNothingElse() {
        failure = new IllegalStateException("a test's");
        assertThatThrownBy(check::check).isSameAs(failure);
    }

    private String ping() {
        if (failure != null) {
            throw failure;
        }
        return "PONG";
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
    }
}
