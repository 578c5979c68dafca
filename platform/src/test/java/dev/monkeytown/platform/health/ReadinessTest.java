package dev.monkeytown.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.platform.health.ReadinessReport.Line;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final ReadinessCheck WELL = check("well", () -> ReadinessCheck.Answer.healthy("fine"));

    @Test
    void isNotReadyBeforeItStartsAndAfterItStops() {
        Readiness readiness = readiness(WELL);
        assertThat(readiness.report().ready()).isFalse();

        readiness.start();
        await().until(() -> readiness.report().ready());
        readiness.stop();

        assertThat(readiness.report().ready()).isFalse();
        assertThat(readiness.report().checks()).containsExactly(new Line("lifecycle", false, "starting or stopping"));
    }

    @Test
    void isNotReadyWhenOneCheckFailsOrThrows() {
        Readiness readiness =
                readiness(WELL, check("ill", () -> ReadinessCheck.Answer.unhealthy("cough")), check("broken", () -> {
                    throw new IllegalStateException("ouch");
                }));

        readiness.start();
        // The first answers may come too late where classes are still being loaded.
        await().untilAsserted(() -> assertThat(readiness.report())
                .isEqualTo(new ReadinessReport(
                        "not_ready",
                        List.of(
                                new Line("well", true, "fine"),
                                new Line("ill", false, "cough"),
                                new Line("broken", false, "java.lang.IllegalStateException: ouch")))));
        readiness.stop();
    }

    @Test
    void answersAtOnceWhileACheckHangsAndNeverAsksItTwiceAtATime() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Readiness readiness = readiness(WELL, check("stuck", () -> {
            asked.incrementAndGet();
            release.await();
            return ReadinessCheck.Answer.healthy("at last");
        }));

        readiness.start();
        await().until(() -> readiness.report().checks().contains(new Line("stuck", false, "no answer in time")));
        assertThat(readiness.report().checks()).contains(new Line("well", true, "fine"));
        assertThat(asked).hasValue(1);
        release.countDown();

        await().until(() -> readiness.report().ready());
        readiness.stop();
    }

    @Test
    void saysInAWordHowItDoes() {
        List<ReadinessCheck.Answer> answers = List.of(
                ReadinessCheck.Answer.healthy("fine"),
                ReadinessCheck.Answer.degraded("without it"),
                ReadinessCheck.Answer.unhealthy("no"));
        AtomicInteger at = new AtomicInteger();
        Readiness readiness = readiness(check("part", () -> answers.get(at.get())));
        assertThat(readiness.status()).isEqualTo(InstanceBeat.Status.UNREADY);

        readiness.start();
        await().until(() -> readiness.status() == InstanceBeat.Status.UP);
        at.set(1);
        await().until(() -> readiness.status() == InstanceBeat.Status.DEGRADED);
        at.set(2);
        await().until(() -> readiness.status() == InstanceBeat.Status.UNREADY);
        readiness.stop();
    }

    private static Readiness readiness(ReadinessCheck... checks) {
        return new Readiness(List.of(checks), Duration.ofMillis(100));
    }

    private interface Body {
        ReadinessCheck.Answer answer() throws InterruptedException;
    }

    private static ReadinessCheck check(String name, Body body) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer check() {
                try {
                    return body.answer();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
