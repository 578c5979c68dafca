package dev.monkeytown.gameserver.takeover;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Games taken over from other servers. Thread-safe. */
public final class TakeoverMeters {

    private final Counter taken;
    private final Counter failed;
    private final Meter.MeterProvider<Timer> handovers;
    private final Counter inherited;
    private final AtomicInteger orphans = new AtomicInteger();

    /** What became of an attempt to hand a game over. */
    enum Outcome {
        /** The heir was named, and the owner's last frame is out. */
        HANDED_OVER,
        /** It ended here meanwhile. */
        ENDED,
        /** The heir could not take it. */
        DECLINED,
        /** The heir did not answer. */
        UNANSWERED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TakeoverMeters(MeterRegistry registry) {
        taken = Counter.builder("takeovers")
                .description("Games taken over from servers that no longer renewed them")
                .register(registry);
        failed = Counter.builder("takeovers_failed")
                .description("Games that were claimed and could not be gone on with")
                .register(registry);
        inherited = Counter.builder("handovers_received")
                .description("Games that other servers handed over to this one, and that go on here")
                .register(registry);
        handovers = Timer.builder("handovers")
                .description("Attempts to hand a game over, from asking the heir to the owner's last frame")
                .withRegistry(registry);
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

    void handedOver(Outcome outcome, long nanos) {
        handovers.withTag("outcome", outcome.tag()).record(nanos, TimeUnit.NANOSECONDS);
    }

    void inherited() {
        inherited.increment();
    }

    void orphans(int number) {
        orphans.set(number);
    }
}
