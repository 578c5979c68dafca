package dev.monkeytown.gameserver.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the way to Redis costs and loses. Thread-safe. */
public final class BusMeters {

    private final Timer answered;
    private final Counter failures;
    private final Counter restores;
    private final Counter malformed;

    public BusMeters(MeterRegistry registry) {
        answered = Timer.builder("publish_answer")
                .description("From handing a frame to the bus to its answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(16), Duration.ofMillis(64))
                .register(registry);
        failures = Counter.builder("publish_failures")
                .description("Attempts to publish a frame that got no answer; they are made again")
                .register(registry);
        restores = Counter.builder("publish_restores")
                .description("Attempts to make a game known again to a Redis that forgot it")
                .register(registry);
        malformed = Counter.builder("inbox_malformed")
                .description("Payloads for games that were no inbox messages")
                .register(registry);
    }

    void answered(long nanos) {
        answered.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed() {
        failures.increment();
    }

    void restored() {
        restores.increment();
    }

    void malformed() {
        malformed.increment();
    }
}
