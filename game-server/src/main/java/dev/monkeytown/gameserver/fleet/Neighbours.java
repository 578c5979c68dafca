package dev.monkeytown.gameserver.fleet;

import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.Heirs;
import dev.monkeytown.gameserver.takeover.Peers;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.SimulationLimits;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other game-servers, as far as their heartbeats tell. Those whose states mean something else are none: they could
 * neither go on with a game of this server nor play with its clients. Thread-safe.
 */
final class Neighbours implements Peers, Heirs {

    /** Instances remembered. Beyond, further ones are not noted until some are stale: nobody has to choose among more. */
    static final int MOST = 256;

    /** @param steady whether it would take games over */
    private record Known(int games, int capacity, boolean steady, long heardNanos) {

        int room() {
            return Math.max(0, capacity - games);
        }

        double fullness() {
            return (double) games / capacity;
        }
    }

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final JsonMapper mapper;
    private final NanoClock clock;
    private final String instance;
    private final String service;

    /**
     * @param instance this server, which is no neighbour of itself
     * @param service what neighbours call themselves; others' heartbeats are of no interest
     */
    Neighbours(JsonMapper mapper, NanoClock clock, String instance, String service) {
        this.mapper = mapper;
        this.clock = clock;
        this.instance = instance;
        this.service = service;
    }

    /** Notes a heartbeat; one that is none is ignored. */
    void heard(byte[] heartbeat) {
        try {
            note(mapper.readTree(heartbeat));
        } catch (JacksonException foreign) {
            // Whoever sends it, it is not a game-server.
        }
    }

    /** Those that live and have room, the emptiest first. */
    @Override
    public List<String> withRoom() {
        return heirs().stream().map(Heir::instance).toList();
    }

    @Override
    public List<Heir> heirs() {
        forgetStale();
        return known.entrySet().stream()
                .filter(each -> each.getValue().games() < each.getValue().capacity())
                .sorted(Comparator.comparingDouble(each -> each.getValue().fullness()))
                .map(each -> new Heir(
                        each.getKey(), each.getValue().games(), each.getValue().capacity()))
                .toList();
    }

    /** For how many games those have room that would take over the games of a dead server. */
    int steadyRoom() {
        forgetStale();
        return known.values().stream()
                .filter(Known::steady)
                .mapToInt(Known::room)
                .sum();
    }

    private void forgetStale() {
        long now = clock.nanos();
        known.values().removeIf(each -> now - each.heardNanos() > Limits.HEARTBEAT_STALE.toNanos());
    }

    /** Field by field, as {@link dev.monkeytown.model.bus.InstanceBeat} of any version: what is missing counts as nothing. */
    private void note(JsonNode heartbeat) {
        String from = heartbeat.path("instance").stringValue("");
        boolean sameFormat = heartbeat.path("format").intValue(0) == SimulationLimits.FORMAT;
        boolean neighbour =
                sameFormat && heartbeat.path("service").stringValue("").equals(service) && !from.equals(instance);
        if (neighbour && (known.size() < MOST || known.containsKey(from))) {
            known.put(
                    from,
                    new Known(
                            heartbeat.path("games").intValue(0),
                            heartbeat.path("capacity").intValue(0),
                            heartbeat.path("steady").booleanValue(false),
                            clock.nanos()));
        }
    }
}
