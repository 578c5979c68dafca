package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.data.DataFolder;
import dev.monkeytown.quickstart.data.Redis;
import dev.monkeytown.quickstart.process.Guardian;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A place to measure in: a folder for the time being, two cores, and the guardian that ends every child with us. It
 * tidies up when closed and on Ctrl-C. Closing is safe from any thread, everything else is the measuring thread's.
 */
public final class Lab implements AutoCloseable {
    private final Path folder;
    private final Guardian guardian;
    private final Cores cores;
    private final Thread onCtrlC = new Thread(this::tidyUp, "tidy-up");
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lab(Path folder, Guardian guardian, Cores cores) {
        this.folder = folder;
        this.guardian = guardian;
        this.cores = cores;
    }

    /** Opens one and moves this process off the core that is measured. */
    public static Lab open() {
        Cores cores = Cores.take();
        Cores.pin(ProcessHandle.current().pid(), cores.others());
        try {
            Lab lab = new Lab(Files.createTempDirectory("monkeytown-bench"), Guardian.start(), cores);
            Runtime.getRuntime().addShutdownHook(lab.onCtrlC);
            return lab;
        } catch (IOException e) {
            throw new CannotMeasure("no folder for the time being can be made: " + e.getMessage(), e);
        }
    }

    /** Everything in it goes with the lab. */
    public Path folder() {
        return folder;
    }

    public Guardian guardian() {
        return guardian;
    }

    public Cores cores() {
        return cores;
    }

    /** A Redis as {@code play} runs it, on the core of the others. */
    public RunningRedis startRedis() {
        try {
            DataFolder data = DataFolder.open(folder.resolve("data"));
            Redis redis = Redis.in(data, folder.resolve("binaries"), freePort(), guardian);
            long pid = redis.start().handle().pid();
            Cores.pin(pid, cores.others());
            return new RunningRedis(redis.url(), pid);
        } catch (IOException | StartRefused e) {
            throw new CannotMeasure("Redis does not start: " + e.getMessage(), e);
        }
    }

    /**
     * A Redis of the lab.
     *
     * @param url with password
     */
    public record RunningRedis(String url, long pid) {

        /** New connections. */
        public RedisLink connect() {
            try {
                return new RedisLink(url);
            } catch (RedisException e) {
                throw new CannotMeasure("Redis does not answer: " + e.getMessage(), e);
            }
        }
    }

    /** A port on loopback that nobody has now. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new CannotMeasure("no port is free", e);
        }
    }

    @Override
    public void close() {
        tidyUp();
        try {
            Runtime.getRuntime().removeShutdownHook(onCtrlC);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs already and finds nothing left to do.
            return;
        }
    }

    private void tidyUp() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            guardian.close();
            delete();
        } catch (IOException e) {
            System.getLogger(Lab.class.getName()).log(System.Logger.Level.WARNING, folder + " could not be removed", e);
        }
    }

    private void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
