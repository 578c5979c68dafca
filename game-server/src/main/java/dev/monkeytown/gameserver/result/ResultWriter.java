package dev.monkeytown.gameserver.result;

import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to reach the database in the end. Work is taken without waiting, done on a virtual thread each, and tried again
 * with a growing, jittered pause while the database is away. What is given up is counted and logged with its name.
 */
public final class ResultWriter {

    /** Pieces of work that may wait, a server's games for many hours. A further one is given up at once. */
    static final int MAX_WAITING = 2_000;

    /** Attempts for one piece of work, about half an hour; then something else than an outage is wrong. */
    static final int MAX_ATTEMPTS = 64;

    static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** When this server ends, how long what waits may still take. */
    static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ResultWriter.class);

    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RandomGenerator jitter;
    private final Counter written;
    private final Counter retries;
    private final Counter lost;

    public ResultWriter(MeterRegistry registry, RandomGenerator jitter) {
        this.jitter = jitter;
        written = counter(registry, "results_written", "Pieces of work that reached the database");
        retries = counter(registry, "results_retries", "Attempts that failed and are made again");
        lost = counter(registry, "results_lost", "Pieces of work that were given up");
        Gauge.builder("results_waiting", room, r -> waiting())
                .description("Pieces of work on their way to the database")
                .register(registry);
    }

    /** Takes a piece of work, which must be harmless to repeat. Never blocks, so loop threads may call it. */
    public void submit(String name, Runnable work) {
        submit(name, work, () -> {});
    }

    /** The same. @param afterwards runs once when the work is done or given up */
    public void submit(String name, Runnable work, Runnable afterwards) {
        if (!room.tryAcquire()) {
            giveUp(name, new IllegalStateException("too much is waiting"));
            afterwards.run();
            return;
        }
        Thread.ofVirtual().name("result").start(() -> {
            try {
                keepTrying(name, work);
            } catch (RuntimeException ours) {
                giveUp(name, ours);
            } finally {
                room.release();
                afterwards.run();
            }
        });
    }

    /** Pieces of work that have not reached the database yet. */
    int waiting() {
        return MAX_WAITING - room.availablePermits();
    }

    /** Waits a little for what is on its way; pauses end at once. */
    public void close() throws InterruptedException {
        closing.countDown();
        if (!room.tryAcquire(MAX_WAITING, LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            log.error("{} results did not reach the database before the end", waiting());
        }
    }

    private void keepTrying(String name, Runnable work) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                written.increment();
                return;
            } catch (PersistenceException | DependencyUnavailableException e) {
                if (attempt == MAX_ATTEMPTS || !pause(pause)) {
                    throw e;
                }
                retries.increment();
                if (attempt == 1) {
                    log.warn("{} is tried again: {}", name, e.getMessage());
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Returns whether there will be another attempt: when this server ends, the one after the interrupted pause is the last. */
    private boolean pause(Duration pause) {
        boolean last = closing.getCount() == 0;
        try {
            var unused = closing.await((long) (pause.toMillis() * (0.5 + jitter.nextDouble())), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !last;
    }

    private void giveUp(String name, RuntimeException why) {
        lost.increment();
        log.error("{} is given up", name, why);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
