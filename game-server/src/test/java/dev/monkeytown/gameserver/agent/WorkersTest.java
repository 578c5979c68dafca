package dev.monkeytown.gameserver.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final Workers workers = new Workers(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void end() {
        done.countDown();
        workers.close();
    }

    @Test
    void decideOnThreadsOfTheirOwn() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();

        assertThat(workers.offer(() -> thread.complete(Thread.currentThread().getName())))
                .isTrue();

        assertThat(thread.get(10, TimeUnit.SECONDS)).startsWith("agents-");
    }

    @Test
    void refuseFurtherDecisionsWhileTooManyWaitAndNeverLetAnybodyWait() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        assertThat(workers.offer(() -> {
                    busy.countDown();
                    awaitUninterruptibly();
                }))
                .isTrue();
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < Limits.MAX_WAITING_DECISIONS; i++) {
            assertThat(workers.offer(() -> {})).isTrue();
        }

        assertThat(workers.offer(() -> {})).isFalse();
        assertThat(workers.waiting()).isEqualTo(Limits.MAX_WAITING_DECISIONS);
    }

    @Test
    void refuseEverythingOnceTheyAreClosed() {
        workers.close();

        assertThat(workers.offer(() -> {})).isFalse();
    }

    private void awaitUninterruptibly() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
