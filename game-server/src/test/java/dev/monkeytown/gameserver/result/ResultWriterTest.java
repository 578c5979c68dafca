package dev.monkeytown.gameserver.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.PersistenceException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ResultWriterTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ResultWriter writer = new ResultWriter(registry, new Random(1));
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void triesAgainUntilTheDatabaseIsBack() {
        writer.submit("a result", () -> failUntil(3));

        Awaitility.await().until(() -> count("results_written") == 1);
        assertThat(attempts).hasValue(3);
        assertThat(count("results_retries")).isEqualTo(2);
        assertThat(count("results_lost")).isZero();
    }

    @Test
    void givesUpWhatIsWrongOnOurSideAndCountsIt() {
        writer.submit("a result", () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("ours");
        });

        Awaitility.await().until(() -> count("results_lost") == 1);
        assertThat(attempts).hasValue(1);
        assertThat(writer.waiting()).isZero();
    }

    @Test
    void countsWhatItHasNoRoomFor() {
        CountDownLatch hold = new CountDownLatch(1);
        for (int i = 0; i < ResultWriter.MAX_WAITING; i++) {
            writer.submit("held", () -> awaitUnchecked(hold));
        }

        writer.submit("one too many", attempts::incrementAndGet);

        assertThat(count("results_lost")).isEqualTo(1);
        hold.countDown();
        Awaitility.await().until(() -> writer.waiting() == 0);
        assertThat(attempts).hasValue(0);
    }

    @Test
    void makesALastAttemptAtOnceWhenTheServerEnds() throws InterruptedException {
        writer.submit("a result", () -> failUntil(100));
        Awaitility.await().until(() -> attempts.get() >= 4);
        int before = attempts.get();

        writer.close();

        assertThat(attempts.get()).isBetween(before + 1, before + 2);
        assertThat(count("results_lost")).isEqualTo(1);
    }

    private void failUntil(int attempt) {
        if (attempts.incrementAndGet() < attempt) {
            throw new PersistenceException("away");
        }
    }

    private double count(String counter) {
        return registry.counter(counter).count();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
