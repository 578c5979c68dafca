package dev.monkeytown.gameserver.result;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Looks every few seconds for finished games that nobody has stored. */
final class SweepLifecycleListener implements SmartLifecycle {

    static final Duration PERIOD = Duration.ofSeconds(5);

    private final StoredResults results;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("results").factory());
    private volatile boolean running;

    SweepLifecycleListener(StoredResults results) {
        this.results = results;
    }

    @Override
    public void start() {
        var unused = executor.scheduleWithFixedDelay(
                results::sweep, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
