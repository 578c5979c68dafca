package dev.monkeytown.quickstart.data;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Running;
import dev.monkeytown.quickstart.process.ShieldedCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Redis of this cluster: its files in the data folder, loopback only, with a password. It detaches itself from the
 * terminal, so it is known by the process id in its file. Used by one thread at a time.
 */
public final class Redis {
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int ANSWER_MILLIS = 1000;

    private final Path binaries;
    private final Path folder;
    private final LogFile log;
    private final int port;
    private final String password;
    private final Guardian guardian;

    private Redis(Path binaries, DataFolder folder, int port, String password, Guardian guardian) {
        this.binaries = binaries;
        this.folder = folder.redis();
        this.log = new LogFile(folder.logs().resolve("redis.log"));
        this.port = port;
        this.password = password;
        this.guardian = guardian;
    }

    /**
     * Takes its place in the folder; nothing runs yet.
     *
     * @param binaries where its program is unpacked
     */
    public static Redis in(DataFolder folder, Path binaries, int port, Guardian guardian) throws IOException {
        String password = new OwnerFile(folder.redis().resolve("password")).password();
        Redis redis = new Redis(binaries, folder, port, password, guardian);
        redis.log.rotate();
        return redis;
    }

    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Path log() {
        return log.path();
    }

    /** Starts the server and returns when it has read its data and answers; unpacks it where that was not done before. */
    public Running start() throws IOException, StartRefused {
        Path program = RedisBinary.unpackedIn(binaries);
        Files.deleteIfExists(pidFile());
        OwnerFile configuration = new OwnerFile(folder.resolve("redis.conf"));
        configuration.write(configuration());
        guardian.guardFile("TERM", pidFile());
        List<String> command = List.of(program.toString(), configuration.path().toString());
        new ShieldedCommand(command, Map.of(), folder, log.path()).start(guardian);
        awaitAnswer();
        return Running.detached(ProcessHandle.of(pid())
                .orElseThrow(() -> new IOException("Redis ended right after its start; see " + log.path())));
    }

    /** Deletes what the server keeps on disk, so that it starts empty; it must not be running. */
    public void forget() throws IOException {
        Files.deleteIfExists(appended());
    }

    /** Copies what the server has on disk at this moment, running or not, to a file that does not exist yet. */
    public void remember(Path copy) throws IOException {
        Files.copy(appended(), copy);
    }

    /** Puts such a copy in the place of what the server has on disk; it must not be running. */
    public void rewind(Path copy) throws IOException {
        forget();
        Files.copy(copy, appended());
    }

    /** On TERM Redis writes its data and ends. */
    public void askToEnd(ProcessHandle process) {
        process.destroy();
    }

    /**
     * The append-only file loses at most a second when Redis is killed, and rewriting it keeps the disk bounded; memory
     * is bounded as well, and beyond that writes are refused rather than data forgotten.
     */
    private String configuration() {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize yes
                dir "%s"
                pidfile "%s"
                logfile "%s"
                databases 1
                save ""
                appendonly yes
                appendfsync everysec
                no-appendfsync-on-rewrite yes
                auto-aof-rewrite-min-size 16mb
                auto-aof-rewrite-percentage 100
                maxmemory 512mb
                maxmemory-policy noeviction
                """.formatted(port, password, folder, pidFile(), log.path());
    }

    /** The append-only file, as Redis 6 calls it. */
    private Path appended() {
        return folder.resolve("appendonly.aof");
    }

    private Path pidFile() {
        return folder.resolve("redis.pid");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile()).strip());
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || Thread.interrupted()) {
                List<String> tail = log.tail(1);
                throw new IOException("Redis did not start" + (tail.isEmpty() ? "" : ": " + tail.getFirst()) + " (see "
                        + log.path() + ")");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** While it reads its data Redis accepts connections but answers with an error. */
    private boolean answers() {
        if (!Files.exists(pidFile())) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWER_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
        } catch (IOException _) {
            return false;
        }
    }
}
