package dev.monkeytown.gameserver.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.health.ReadinessCheck.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

    private static final Answer AWAY = new Answer(true, "degraded: away; results wait: 0");

    private final ResultWriter writer = new ResultWriter(new SimpleMeterRegistry(), new Random(1));
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private long dead;

    @AfterEach
    void end() {
        release.countDown();
        background.close();
    }

    @Test
    void isReadyWithTheDatabaseAndWithout() {
        assertThat(check(() -> true).check()).isEqualTo(new Answer(true, "answers"));
        assertThat(check(() -> false).check()).isEqualTo(AWAY);
    }

    @Test
    void saysThatResultsCanNeverBeStored() {
        dead = 2;

        assertThat(check(() -> true).check()).isEqualTo(new Answer(true, "degraded: 2 results can never be stored"));
    }

    /** A check that waits itself would fail, and make a server unready that can serve. */
    @Test
    void takesADatabaseThatSwallowsQuestionsForOneThatIsAwayAndAsksItOnce() {
        DatabaseCheck check = check(this::answersAtLast);

        assertThat(check.check()).isEqualTo(AWAY);
        assertThat(check.check()).isEqualTo(AWAY);
        assertThat(asked).hasValue(1);

        release.countDown();
        Awaitility.await().until(() -> check.check().detail().equals("answers"));
    }

    /** Beyond that, what is played could not be stored any more. */
    @Test
    void isNotReadyWhenTooManyResultsWait() {
        for (int i = 0; i < ResultWriter.MAX_WAITING; i++) {
            writer.submit("a result", this::answersAtLast);
        }

        assertThat(check(() -> false).check())
                .isEqualTo(new Answer(false, "away; results wait: " + ResultWriter.MAX_WAITING));
    }

    private DatabaseCheck check(BooleanSupplier answers) {
        return new DatabaseCheck(answers, writer, () -> dead, background);
    }

    private boolean answersAtLast() {
        asked.incrementAndGet();
        try {
            release.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
