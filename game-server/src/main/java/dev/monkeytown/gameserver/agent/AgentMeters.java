package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.agent.DecisionModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the agents of all games did, by decision model. Thread-safe. */
public final class AgentMeters {

    /** Why an agent missed its turn. */
    enum Miss {
        /** Its decision was not there when it was due. */
        LATE,
        /** Its brain threw. */
        FAILED
    }

    private static final class OfModel {

        private final Counter decisions;
        private final Map<Miss, Counter> misses = new EnumMap<>(Miss.class);
        private final Timer queueAge;
        private final Timer thinking;
        private final DistributionSummary lateness;

        OfModel(MeterRegistry registry, String model) {
            decisions = Counter.builder("agent_decisions")
                    .description("Decisions that agents were asked for")
                    .tag("model", model)
                    .register(registry);
            for (Miss why : Miss.values()) {
                Counter counter = Counter.builder("agent_misses")
                        .description("Turns that agents missed, acting by reflex instead")
                        .tag("model", model)
                        .tag("why", why.name().toLowerCase(Locale.ROOT))
                        .register(registry);
                misses.put(why, counter);
            }
            queueAge = Timer.builder("agent_queue_age")
                    .description("How long decisions waited for a worker")
                    .tag("model", model)
                    .register(registry);
            thinking = Timer.builder("agent_thinking")
                    .description("How long workers took to decide")
                    .tag("model", model)
                    .register(registry);
            lateness = DistributionSummary.builder("agent_lateness")
                    .description("Ticks that decisions came after the one they were due at; only late ones count")
                    .baseUnit("ticks")
                    .tag("model", model)
                    .register(registry);
        }
    }

    private final MeterRegistry registry;
    private final OfModel[] models = new OfModel[DecisionModel.values().length];

    public AgentMeters(MeterRegistry registry) {
        this.registry = registry;
        for (DecisionModel model : DecisionModel.values()) {
            models[model.ordinal()] = new OfModel(registry, model.word());
        }
    }

    /** Shows how many decisions wait. */
    public void watch(Workers workers) {
        Gauge.builder("agent_queue", workers, Workers::waiting)
                .description("Decisions that wait for a worker")
                .register(registry);
    }

    void asked(DecisionModel model) {
        of(model).decisions.increment();
    }

    void waited(DecisionModel model, long nanos) {
        of(model).queueAge.record(nanos, TimeUnit.NANOSECONDS);
    }

    void thought(DecisionModel model, long nanos) {
        of(model).thinking.record(nanos, TimeUnit.NANOSECONDS);
    }

    void missed(DecisionModel model, Miss why) {
        Counter counter = of(model).misses.get(why);
        if (counter != null) {
            counter.increment();
        }
    }

    void late(DecisionModel model, int ticks) {
        of(model).lateness.record(ticks);
    }

    private OfModel of(DecisionModel model) {
        return models[model.ordinal()];
    }
}
