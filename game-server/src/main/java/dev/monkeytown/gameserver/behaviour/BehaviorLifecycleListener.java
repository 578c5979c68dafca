package dev.monkeytown.gameserver.behaviour;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/** Reads behaviours now and then, and soon after an order, on a thread of its own. */
final class BehaviorLifecycleListener implements SmartLifecycle {

    /** Orders that come within this time are one. */
    static final Duration GATHER = Duration.ofMillis(200);

    /** How long a reading under way may take when this server ends. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

    private final Behaviors behaviors;
    private final Duration period;
    private final AtomicBoolean ordered = new AtomicBoolean();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("behaviours").daemon().factory());
    private volatile boolean running;

    BehaviorLifecycleListener(Behaviors behaviors, Duration period) {
        this.behaviors = behaviors;
        this.period = period;
    }

    /** Never blocks. */
    void readSoon() {
        if (running && ordered.compareAndSet(false, true)) {
            try {
                var unused = executor.schedule(this::readOrdered, GATHER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                ordered.set(false);
            }
        }
    }

    private void readOrdered() {
        ordered.set(false);
        behaviors.read();
    }

    @Override
    public void start() {
        behaviors.recall();
        var unused = executor.scheduleWithFixedDelay(behaviors::read, 0, period.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
        try {
            var unused = executor.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
