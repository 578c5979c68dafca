package dev.monkeytown.gameserver.agent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the agents of all games did. Thread-safe. */
public final class AgentMeters {

    private final Counter decisions;
    private final Counter failures;

    public AgentMeters(MeterRegistry registry) {
        decisions = Counter.builder("agent_decisions")
                .description("Decisions that agents were asked for")
                .register(registry);
        failures = Counter.builder("agent_failures")
                .description("Decisions that failed, so that the agent rested")
                .register(registry);
    }

    void decided() {
        decisions.increment();
    }

    void failed() {
        failures.increment();
    }
}
