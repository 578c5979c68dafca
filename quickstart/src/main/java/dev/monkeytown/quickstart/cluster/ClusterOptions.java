package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.process.Backoff;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a local cluster is to be.
 *
 * @param dataFolder kept over restarts, used by one cluster at a time
 * @param binaries where PostgreSQL and Redis are unpacked; clusters may share it
 * @param bind address of the front
 * @param port of the front; 0 for any free one
 * @param startPatience for each process to get ready
 * @param stopPatience for each process to end in good order before it is killed
 * @param backoff before a dead process is started again
 * @param services that run
 */
public record ClusterOptions(
        Path dataFolder,
        Path binaries,
        String bind,
        int port,
        Duration startPatience,
        Duration stopPatience,
        Backoff backoff,
        ServicePlan services) {
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    /** On a free loopback port, with the usual patience. */
    public static ClusterOptions of(Path dataFolder, ServicePlan services) {
        return new ClusterOptions(
                dataFolder,
                dataFolder.resolve("binaries"),
                "127.0.0.1",
                0,
                START_PATIENCE,
                STOP_PATIENCE,
                Backoff.DEFAULT,
                services);
    }

    public ClusterOptions withBinaries(Path folder) {
        return new ClusterOptions(dataFolder, folder, bind, port, startPatience, stopPatience, backoff, services);
    }

    public ClusterOptions withFront(String address, int frontPort) {
        return new ClusterOptions(
                dataFolder, binaries, address, frontPort, startPatience, stopPatience, backoff, services);
    }

    public ClusterOptions withBackoff(Backoff other) {
        return new ClusterOptions(dataFolder, binaries, bind, port, startPatience, stopPatience, other, services);
    }

    public ClusterOptions withStartPatience(Duration other) {
        return new ClusterOptions(dataFolder, binaries, bind, port, other, stopPatience, backoff, services);
    }
}
