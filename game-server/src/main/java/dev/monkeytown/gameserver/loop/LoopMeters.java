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
                .description("How often a loop thread was too late to catch up and began its schedule anew")
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

    void rebased(long lostNanos) {
        rebases.increment();
        worstNanos.accumulate(lostNanos);
        log.warn("A loop thread was {} ms late and began its schedule anew", lostNanos / 1_000_000);
    }
}
