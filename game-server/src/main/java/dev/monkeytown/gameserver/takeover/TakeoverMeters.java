package dev.monkeytown.gameserver.takeover;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Games taken over from other servers. Thread-safe. */
public final class TakeoverMeters {

    private final Counter taken;
    private final Counter failed;
    private final AtomicInteger orphans = new AtomicInteger();

    public TakeoverMeters(MeterRegistry registry) {
        taken = Counter.builder("takeovers")
                .description("Games taken over from servers that no longer renewed them")
                .register(registry);
        failed = Counter.builder("takeovers_failed")
                .description("Games that were claimed and could not be gone on with")
                .register(registry);
        Gauge.builder("games_orphaned", orphans, AtomicInteger::get)
                .description("Running games whose lease has run out, at the last look")
                .register(registry);
    }

    /** A game goes on here. */
    public void taken() {
        taken.increment();
    }

    /** A game was claimed in vain. */
    public void failed() {
        failed.increment();
    }

    void orphans(int number) {
        orphans.set(number);
    }
}
