package dev.monkeytown.quickstart.cluster;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One service process to be.
 *
 * @param name unique in its cluster, such as {@code game-server-1}
 * @param role decides which requests the front gives it
 * @param command program and arguments
 * @param environment set over our own
 * @param port on loopback that it listens on
 * @param needsDatabase whether it can start before PostgreSQL answers; Redis always comes first
 */
public record ServiceSpec(
        String name,
        ServiceRole role,
        List<String> command,
        Map<String, String> environment,
        int port,
        boolean needsDatabase) {

    public ServiceSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers 200 as soon as the service can serve. */
    URI readiness() {
        return address().resolve("/health/ready");
    }
}
