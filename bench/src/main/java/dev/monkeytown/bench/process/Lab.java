package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.data.DataFolder;
import dev.monkeytown.quickstart.data.Redis;
import dev.monkeytown.quickstart.data.Trees;
import dev.monkeytown.quickstart.process.Guardian;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A place to measure in: a folder for the time being, cores, and the guardian that ends every child with us. It tidies up
 * when closed and on Ctrl-C. Closing is safe from any thread, everything else is the measuring thread's.
 */
public final class Lab implements AutoCloseable {
    private final Path folder;
    private final Guardian guardian;
    private final Cores server;
    private final Cores others;
    private final Thread onCtrlC = new Thread(this::tidyUp, "tidy-up");
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lab(Path folder, Guardian guardian, Cores server, Cores others) {
        this.folder = folder;
        this.guardian = guardian;
        this.server = server;
        this.others = others;
    }

    /** Opens one in which nothing is pinned. */
    public static Lab open() {
        return open(Cores.ANY, Cores.ANY);
    }

    /** Opens one with a core that is measured and one for everything around it, to which it moves this process. */
    public static Lab onTwoCores() {
        Cores all = Cores.pinnable()
                .orElseThrow(
                        () -> new CannotMeasure("processes are measured by /proc and taskset, which only Linux has"));
        Cores others = all.others().first();
        if (others.equals(all.first())) {
            throw new CannotMeasure("two cores are needed: one to measure and one for everything around it");
        }
        others.take(ProcessHandle.current().pid());
        return open(all.first(), others);
    }

    private static Lab open(Cores server, Cores others) {
        try {
            Lab lab = new Lab(Files.createTempDirectory("monkeytown-bench"), Guardian.start(), server, others);
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

    /** The core of the server that is measured, and of nothing else. */
    public Cores server() {
        return server;
    }

    /** The core of publishers, receivers, and this process. */
    public Cores others() {
        return others;
    }

    /** A Redis as {@code play} runs it, among the others. */
    public RunningRedis startRedis() {
        try {
            DataFolder data = DataFolder.open(folder.resolve("data"));
            Redis redis = Redis.in(data, folder.resolve("binaries"), freePort(), guardian);
            long pid = redis.start().handle().pid();
            others.take(pid);
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

        /** On loopback. */
        public int port() {
            return URI.create(url).getPort();
        }

        public String password() {
            return URI.create(url).getUserInfo().substring(1);
        }

        /** A new connection for what is to be published. */
        public Pipeline pipeline(String expected) {
            return Pipeline.connect(port(), password(), expected);
        }

        /** A new connection for everything else. */
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
            Trees.delete(folder);
        } catch (IOException e) {
            System.getLogger(Lab.class.getName()).log(System.Logger.Level.WARNING, folder + " could not be removed", e);
        }
    }
}
