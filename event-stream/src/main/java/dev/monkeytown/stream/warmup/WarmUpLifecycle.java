package dev.monkeytown.stream.warmup;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Warms up beside the start, on a thread that an interrupt wakes wherever it waits. */
public final class WarmUpLifecycle implements SmartLifecycle {

    private final WarmUp warmUp;
    private volatile @Nullable Thread thread;

    public WarmUpLifecycle(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("warm-up").start(warmUp);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Stage.PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the web server, which would otherwise share the processors with it, and before readiness is looked at. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
