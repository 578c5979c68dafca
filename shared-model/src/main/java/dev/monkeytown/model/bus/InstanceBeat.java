package dev.monkeytown.model.bus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.monkeytown.simulation.SimulationLimits;

/**
 * What an instance tells everybody once a second, as JSON on {@link Channels#SYSTEM_HEALTH}. Figures that a service does not
 * have are 0. Readers ignore fields that they do not know, so that services of two versions may run side by side.
 *
 * @param service its name, such as {@code game-server}
 * @param instance unique among all
 * @param timestamp wall-clock milliseconds of the instance
 * @param steady whether it would take over games whose server dies
 * @param format of the games that run there and that it can take over, see {@link SimulationLimits#FORMAT}
 * @param games that run there
 * @param capacity games that may run there at the moment, those that do included
 * @param players persons who play there
 * @param connections sockets
 * @param maxConnections sockets there may be
 * @param worstLatenessMs of any turn of its loop threads in the last second
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InstanceBeat(
        String service,
        String instance,
        long timestamp,
        Status status,
        boolean steady,
        int format,
        int games,
        int capacity,
        int players,
        int connections,
        int maxConnections,
        double worstLatenessMs) {

    /** How it does, as its readiness endpoint says. */
    public enum Status {
        /** It can serve. */
        @JsonProperty("up")
        UP,
        /** It can serve, and does without something. */
        @JsonProperty("degraded")
        DEGRADED,
        /** It cannot serve, or begins or ends. */
        @JsonProperty("unready")
        UNREADY
    }

    /** A game-server's. */
    public static InstanceBeat ofGames(
            String service,
            String instance,
            long timestamp,
            Status status,
            boolean steady,
            int games,
            int capacity,
            int players,
            double worstLatenessMs) {
        return new InstanceBeat(
                service,
                instance,
                timestamp,
                status,
                steady,
                SimulationLimits.FORMAT,
                games,
                capacity,
                players,
                0,
                0,
                worstLatenessMs);
    }

    /** An event-stream's. */
    public static InstanceBeat ofSockets(
            String service, String instance, long timestamp, Status status, int connections, int maxConnections) {
        return new InstanceBeat(
                service, instance, timestamp, status, false, 0, 0, 0, 0, connections, maxConnections, 0);
    }
}
