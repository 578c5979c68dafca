package dev.monkeytown.platform.resilience;

import static dev.monkeytown.platform.resilience.Dependency.OAUTH_ISSUER;
import static dev.monkeytown.platform.resilience.Dependency.POSTGRESQL;
import static dev.monkeytown.platform.resilience.Dependency.REDIS_GENERAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.health.ReadinessCheck.Answer;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ResilienceTest {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Resilience resilience = with(new Policy(LONG, LONG, MOMENT));
    private int calls;
    private int failures;
    private RuntimeException failure = new RedisException("away");

    @Test
    void repeatsWhatFailsForAMoment() {
        failures = Policy.RETRIES;

        assertThat(resilience.call(REDIS_GENERAL, this::work)).isEqualTo("done");
        assertThat(calls).isEqualTo(1 + Policy.RETRIES);
    }

    @Test
    void givesUpAfterItsRepetitions() {
        failures = 100;

        assertThatThrownBy(() -> resilience.call(REDIS_GENERAL, this::work)).isSameAs(failure);
        assertThat(calls).isEqualTo(1 + Policy.RETRIES);
    }

    @Test
    void repeatsNothingThatMustNotBeDoneTwice() {
        failures = 1;

        assertThatThrownBy(() -> resilience.callOnce(REDIS_GENERAL, this::work)).isSameAs(failure);
        assertThat(calls).isOne();
    }

    /** Who refuses a wrong call is well. */
    @Test
    void neitherRepeatsNorCountsMistakes() {
        failures = 100;
        failure = new IllegalArgumentException("ours");

        for (int i = 1; i <= 2 * Policy.WINDOW_CALLS; i++) {
            assertThatThrownBy(() -> resilience.call(POSTGRESQL, this::work)).isSameAs(failure);
            assertThat(calls).isEqualTo(i);
        }
        assertThat(answer(POSTGRESQL)).isEqualTo(Answer.healthy("closed"));
    }

    @Test
    void leavesAloneWhatFailsTooOften() {
        open(POSTGRESQL);
        int made = calls;

        assertThatThrownBy(() -> resilience.callOnce(POSTGRESQL, this::work))
                .isInstanceOfSatisfying(DependencyUnavailableException.class, refused -> {
                    assertThat(refused.dependency()).isEqualTo(POSTGRESQL);
                    assertThat(refused.retryAfter()).isEqualTo(LONG);
                });
        assertThatThrownBy(() -> resilience.call(POSTGRESQL, this::work))
                .isInstanceOf(DependencyUnavailableException.class);
        assertThat(calls).isEqualTo(made);
        assertThat(made).isEqualTo(Policy.LEAST_CALLS);
    }

    @Test
    void keepsDependenciesApart() {
        open(POSTGRESQL);

        assertThat(resilience.call(REDIS_GENERAL, this::work)).isEqualTo("done");
    }

    @Test
    void tellsItsStateToTheReadinessEndpointAndTheMeters() {
        assertThat(resilience.check(OAUTH_ISSUER).name()).isEqualTo("breaker:oauth-issuer");
        assertThat(answer(OAUTH_ISSUER)).isEqualTo(Answer.healthy("closed"));
        assertThat(isOpen("oauth-issuer")).isZero();

        open(OAUTH_ISSUER);
        assertThat(answer(OAUTH_ISSUER)).isEqualTo(new Answer(true, "degraded: open, is not called"));
        assertThat(isOpen("oauth-issuer")).isOne();
        assertThat(meters.find("resilience4j.circuitbreaker.state")
                        .tag("name", "postgresql")
                        .gauge())
                .as("a breaker that nobody uses")
                .isNull();
    }

    @Test
    void triesAgainAfterAWhileAndThenTrusts() {
        Resilience quick = with(new Policy(LONG, MOMENT, MOMENT));
        failures = Policy.LEAST_CALLS;
        for (int i = 0; i < Policy.LEAST_CALLS; i++) {
            assertThatThrownBy(() -> quick.callOnce(REDIS_GENERAL, this::work)).isSameAs(failure);
        }
        assertThat(quick.check(REDIS_GENERAL).check().detail()).startsWith("degraded");

        Awaitility.await()
                .ignoreExceptions()
                .until(() -> quick.callOnce(REDIS_GENERAL, this::work).equals("done"));
        assertThat(quick.check(REDIS_GENERAL).check().detail()).isEqualTo("degraded: half open, the next calls try it");
        for (int i = 1; i < Policy.TRIALS; i++) {
            assertThat(quick.callOnce(REDIS_GENERAL, this::work)).isEqualTo("done");
        }
        assertThat(quick.check(REDIS_GENERAL).check()).isEqualTo(Answer.healthy("closed"));
    }

    @Test
    void leavesAloneWhatIsTooSlow() {
        Resilience hasty = with(new Policy(Duration.ofNanos(1), LONG, MOMENT));
        for (int i = 0; i < Policy.LEAST_CALLS; i++) {
            assertThat(hasty.callOnce(POSTGRESQL, this::work)).isEqualTo("done");
        }

        assertThatThrownBy(() -> hasty.callOnce(POSTGRESQL, this::work))
                .isInstanceOf(DependencyUnavailableException.class);
    }

    @Test
    void countsWhatItDoesNotWaitFor() {
        IOException reset = new IOException("reset");
        for (int i = 0; i < Policy.LEAST_CALLS; i++) {
            assertThatThrownBy(() -> join(resilience.begin(OAUTH_ISSUER, () -> CompletableFuture.failedFuture(reset))))
                    .hasCause(reset);
        }

        assertThatThrownBy(() -> join(resilience.begin(OAUTH_ISSUER, () -> CompletableFuture.completedFuture("done"))))
                .hasCauseInstanceOf(DependencyUnavailableException.class);
        assertThat(join(resilience.begin(REDIS_GENERAL, () -> CompletableFuture.completedFuture("done"))))
                .isEqualTo("done");
    }

    @Test
    void pausesLongerEachTimeUpToALimit() {
        Policy policy = Policy.of(POSTGRESQL);

        assertThat(policy.longestPauseMs(1)).isEqualTo(100);
        assertThat(policy.longestPauseMs(2)).isEqualTo(200);
        assertThat(policy.longestPauseMs(3)).isEqualTo(400);
        assertThat(policy.longestPauseMs(6)).isEqualTo(2_000);
        assertThat(policy.longestPauseMs(1_000)).isEqualTo(2_000);
    }

    @Test
    void isMorePatientWithPostgresqlAndAsksRedisAgainSoonest() {
        Policy postgresql = Policy.of(POSTGRESQL);
        Policy redis = Policy.of(REDIS_GENERAL);

        assertThat(postgresql.slow()).isGreaterThan(redis.slow());
        assertThat(redis.open()).isLessThan(postgresql.open());
        assertThat(postgresql.open()).isLessThan(Policy.of(OAUTH_ISSUER).open());
    }

    private Resilience with(Policy policy) {
        return new Resilience(meters, _ -> policy);
    }

    private void open(Dependency dependency) {
        failures = Policy.LEAST_CALLS;
        for (int i = 0; i < Policy.LEAST_CALLS; i++) {
            assertThatThrownBy(() -> resilience.callOnce(dependency, this::work))
                    .isSameAs(failure);
        }
    }

    private String work() {
        calls++;
        if (failures > 0) {
            failures--;
            throw failure;
        }
        return "done";
    }

    private Answer answer(Dependency dependency) {
        return resilience.check(dependency).check();
    }

    private double isOpen(String name) {
        return meters.get("resilience4j.circuitbreaker.state")
                .tag("name", name)
                .tag("state", "open")
                .gauge()
                .value();
    }

    private static <T> T join(CompletionStage<T> stage) throws CompletionException {
        return stage.toCompletableFuture().join();
    }
}
