package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.simulation.agent.Cast;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What became of behaviours. Thread-safe. */
final class BehaviorMeters {

    private final MeterRegistry registry;
    private final Counter reads;
    private final Counter failures;
    private final Counter stored;
    private final Counter refused;
    private final Counter notes;
    private final Counter lessons;

    BehaviorMeters(MeterRegistry registry) {
        this.registry = registry;
        reads = counter("behaviours_read", "Times the repository of behaviours was read");
        failures = counter("behaviours_read_failures", "Times the repository of behaviours could not be read");
        stored = counter("behaviours_stored", "Versions of behaviours that this server stored");
        notes = counter("behaviours_notes", "Notes of agents that this server committed");
        lessons = counter("behaviours_lessons", "Behaviours that this server changed because of another agent's note");
        refused = counter("behaviours_refused", "Files of behaviours that were refused, each content once");
    }

    /** From now on the versions in use and the files that stand refused are told. */
    void watch(Supplier<Repertoire> current, IntSupplier standing) {
        for (Cast character : Cast.values()) {
            Gauge.builder("behaviour_version", () -> current.get().of(character).version())
                    .tag("agent", character.figure())
                    .description("Version of a behaviour that the next game uses")
                    .register(registry);
        }
        Gauge.builder("behaviours_files_refused", standing::getAsInt)
                .description("Files in the repository that are refused as they are now")
                .register(registry);
    }

    void read() {
        reads.increment();
    }

    void failed() {
        failures.increment();
    }

    void stored() {
        stored.increment();
    }

    void noted() {
        notes.increment();
    }

    void heeded() {
        lessons.increment();
    }

    void refused() {
        refused.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
