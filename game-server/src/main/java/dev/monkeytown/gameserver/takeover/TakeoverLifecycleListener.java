package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.Limits;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Looks for orphans from when this server can take them until it is told to end, each server at moments of its own. */
final class TakeoverLifecycleListener implements SmartLifecycle {

    private final Watch watch;
    private final long firstDelayMicros;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("takeover").daemon().factory());
    private volatile boolean running;

    /** @param phase from 0 to 1: when in a period this server looks */
    TakeoverLifecycleListener(Watch watch, double phase) {
        this.watch = watch;
        this.firstDelayMicros = (long) (phase * TimeUnit.MILLISECONDS.toMicros(Limits.WATCH.toMillis()));
    }

    @Override
    public void start() {
        long periodMicros = TimeUnit.MILLISECONDS.toMicros(Limits.WATCH.toMillis());
        var unused =
                executor.scheduleWithFixedDelay(watch::look, firstDelayMicros, periodMicros, TimeUnit.MICROSECONDS);
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

    /** After the loop threads run, and ended before anything else is. */
    @Override
    public int getPhase() {
        return 1;
    }
}
