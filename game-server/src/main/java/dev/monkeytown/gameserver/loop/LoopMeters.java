package dev.monkeytown.gameserver.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How punctual the loop threads are. Thread-safe. */
public final class LoopMeters {

    private static final Logger log = LoggerFactory.getLogger(LoopMeters.class);

    private final Timer lateness;
    private final Counter rebases;
    private final Counter lost;
    private final Counter lostApart;
    private final Counter moved;
    private final Counter isolated;
    private final LongAccumulator worstNanos = new LongAccumulator(Math::max, 0);

    public LoopMeters(MeterRegistry registry) {
        lateness = Timer.builder("tick_lateness")
                .description("How long after its deadline a turn of a loop thread began")
                .serviceLevelObjectives(
                        Duration.ofNanos(200_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(4),
                        Duration.ofMillis(8),
                        Duration.ofMillis(16),
                        Duration.ofMillis(50))
                .register(registry);
        rebases = Counter.builder("tick_rebases")
                .description("How often a loop thread was too late to make up for all ticks")
                .register(registry);
        lost = lost(registry, "home");
        lostApart = lost(registry, "apart");
        moved = Counter.builder("games_moved")
                .description("Games that were moved to a loop thread with less to do")
                .register(registry);
        isolated = Counter.builder("games_isolated")
                .description("Games that were moved to a thread apart because they kept overrunning their budget")
                .register(registry);
    }

    /** The worst lateness since the last call, in milliseconds. */
    public double takeWorstMs() {
        return worstNanos.getThenReset() / 1e6;
    }

    void lateness(long nanos) {
        lateness.record(nanos, TimeUnit.NANOSECONDS);
        worstNanos.accumulate(nanos);
    }

    void rebased(long lostTicks) {
        rebases.increment();
        worstNanos.accumulate(lostTicks * Schedule.TICK_NANOS);
        log.warn("A loop thread was {} ticks late and left them out", lostTicks);
    }

    void lost(long ticks, boolean apart) {
        (apart ? lostApart : lost).increment(ticks);
    }

    void moved() {
        moved.increment();
    }

    void isolated() {
        isolated.increment();
    }

    private static Counter lost(MeterRegistry registry, String thread) {
        return Counter.builder("ticks_lost")
                .description("Games' ticks that were left out because their loop thread was too late")
                .tag("thread", thread)
                .register(registry);
    }
}
