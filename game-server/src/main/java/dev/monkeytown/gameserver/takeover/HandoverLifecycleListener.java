package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Evens games out between servers while this one runs, and hands all of them over when it is told to end: after it has
 * become not ready, before the web server stops. Games that nobody takes are kept until the grace is over; what is still
 * here then is left on the bus by whoever ends the threads, and a later server goes on with it.
 */
final class HandoverLifecycleListener implements SmartLifecycle {

    /** Between readiness (last phase) and the web server's own graceful shutdown (1,024 below it). */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Logger log = LoggerFactory.getLogger(HandoverLifecycleListener.class);

    private final Estate estate;
    private final Handovers handovers;
    private final Runnable rebalance;
    private final Duration grace;
    private final NanoClock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("handover").daemon().factory());
    private volatile boolean running;

    /**
     * @param rebalance runs once a second
     * @param grace how long games are kept that nobody takes
     */
    HandoverLifecycleListener(Estate estate, Handovers handovers, Runnable rebalance, Duration grace, NanoClock clock) {
        this.estate = estate;
        this.handovers = handovers;
        this.rebalance = rebalance;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public void start() {
        var _ = executor.scheduleWithFixedDelay(handovers::forgetLate, 1, 1, TimeUnit.SECONDS);
        var _ = executor.scheduleWithFixedDelay(rebalance, 1, 1, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdown();
        estate.drain();
        int had = estate.running().size();
        try {
            handOverAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = estate.running().size();
        if (had > 0) {
            log.info("Of {} games, {} were not handed over", had, left);
        }
    }

    /** Ends: each round ends a game here, or leaves a server out for a while, or finds nobody; which lasts for the grace. */
    private void handOverAll() throws InterruptedException {
        long beganNanos = clock.nanos();
        while (true) {
            switch (handovers.round()) {
                case EMPTY -> {
                    return;
                }
                case TRIED -> {}
                case NOBODY -> {
                    if (clock.nanos() - beganNanos >= grace.toNanos()) {
                        return;
                    }
                    Thread.sleep(LOOK_AGAIN);
                }
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
