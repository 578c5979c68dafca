package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.data.DataFolder;
import dev.monkeytown.quickstart.data.Redis;
import dev.monkeytown.quickstart.data.Trees;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Redis as {@code ./monkeytown play} runs it, in a folder that goes with it. Its guardian ends it when we are gone,
 * however that happens.
 */
final class BenchRedis implements AutoCloseable {

    private final Path folder;
    private final DataFolder data;
    private final Guardian guardian;
    private final Redis redis;
    private final Running running;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BenchRedis(Path folder, DataFolder data, Guardian guardian, Redis redis, Running running) {
        this.folder = folder;
        this.data = data;
        this.guardian = guardian;
        this.redis = redis;
        this.running = running;
    }

    /** @throws CannotMeasure if none can be started */
    static BenchRedis start() {
        try {
            Path folder = Files.createTempDirectory("monkeytown-bench");
            Guardian guardian = Guardian.start();
            try {
                BenchRedis started = startIn(folder, guardian);
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "tidy-up")); // for Ctrl-C
                return started;
            } catch (IOException | StartRefused e) {
                guardian.close();
                Trees.delete(folder);
                throw e;
            }
        } catch (IOException | StartRefused e) {
            throw new CannotMeasure("no Redis for the measurement: " + e.getMessage(), e);
        }
    }

    private static BenchRedis startIn(Path folder, Guardian guardian) throws IOException, StartRefused {
        DataFolder data = DataFolder.open(folder);
        Redis redis = Redis.in(data, Files.createDirectory(folder.resolve("programs")), freePort(), guardian);
        return new BenchRedis(folder, data, guardian, redis, redis.start());
    }

    /** Its address with its password. */
    String url() {
        return redis.url();
    }

    /** Its process. */
    ProcessHandle process() {
        return running.handle();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            redis.askToEnd(running.handle());
            guardian.close();
            data.close();
            Trees.delete(folder);
        } catch (IOException e) {
            System.getLogger(BenchRedis.class.getName())
                    .log(System.Logger.Level.WARNING, folder + " could not be removed", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
