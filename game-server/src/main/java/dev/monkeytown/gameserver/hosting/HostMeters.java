package dev.monkeytown.gameserver.hosting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToIntFunction;

/** How much this server does. Thread-safe. */
public final class HostMeters {

    private final MeterRegistry registry;
    private final Counter started;

    public HostMeters(MeterRegistry registry) {
        this.registry = registry;
        started = Counter.builder("games_active_total")
                .description("Games started")
                .register(registry);
    }

    void started() {
        started.increment();
    }

    /** Shows from now on what a host holds. The gauge cannot be called games_active: to Prometheus that is the counter's name. */
    void watch(GameHost host) {
        gauge("games_running", "Games running here", host, h -> h.games().size());
        gauge("games_capacity", "Games that may run here at a time, by what they cost", host, GameHost::capacity);
        gauge("players_online", "Persons playing here, agents not counted", host, HostMeters::persons);
    }

    static int persons(GameHost host) {
        return host.games().stream()
                .mapToInt(game -> game.snapshot().personsConnected())
                .sum();
    }

    private void gauge(String name, String description, GameHost host, ToIntFunction<GameHost> value) {
        Gauge.builder(name, host, h -> value.applyAsInt(h))
                .description(description)
                .register(registry);
    }
}
