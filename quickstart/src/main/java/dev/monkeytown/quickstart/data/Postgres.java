package dev.monkeytown.quickstart.data;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Running;
import dev.monkeytown.quickstart.process.ShieldedCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL of this cluster: its files in the data folder, its programs unpacked, its one database and role. The
 * server detaches itself from the terminal, so it is known by the process id in its own file. Used by one thread at a
 * time.
 */
public final class Postgres {
    private static final String DATABASE = "monkeytown";
    private static final int TAIL_LINES = 12;
    /** The server behaves the same whatever the caller's language; macOS insists on a locale being named. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

    private final Path binaries;
    private final UserNamespace namespace;
    private final Path folder;
    private final Path data;
    private final LogFile log;
    private final int port;
    private final String password;
    private final Guardian guardian;

    private Postgres(Path binaries, DataFolder folder, int port, String password, Guardian guardian)
            throws IOException {
        this.binaries = binaries;
        this.namespace = UserNamespace.ofThisUser();
        this.folder = folder.postgres();
        this.data = this.folder.resolve(PostgresBinaries.MAJOR);
        this.log = new LogFile(folder.logs().resolve("postgresql.log"));
        this.port = port;
        this.password = password;
        this.guardian = guardian;
    }

    /**
     * Takes its place in the folder; nothing runs yet.
     *
     * @param binaries where its programs are unpacked
     */
    public static Postgres in(DataFolder folder, Path binaries, int port, Guardian guardian) throws IOException {
        String password = new OwnerFile(folder.postgres().resolve("password")).password();
        Postgres postgres = new Postgres(binaries, folder, port, password, guardian);
        postgres.log.rotate();
        return postgres;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return DATABASE;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public Path log() {
        return log.path();
    }

    /**
     * Starts the server and returns when it answers; a server that crashed recovers first. The very first start unpacks
     * the programs and creates the database, which takes some seconds.
     */
    public Running start() throws IOException, StartRefused {
        PostgresBinaries programs = PostgresBinaries.unpackedIn(binaries);
        if (!Files.exists(data)) {
            create(programs);
        }
        forgetStalePid();
        configure();
        guardian.guardFile("INT", pidFile());
        List<String> command = List.of(
                programs.program("pg_ctl"),
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                data.toString(),
                "-l",
                log.path().toString());
        run(command, "PostgreSQL did not start");
        return Running.detached(ProcessHandle.of(pid())
                .orElseThrow(() -> new IOException("PostgreSQL ended right after its start; see " + log.path())));
    }

    /** Asks the server to close its connections, write what is open and end. */
    public void askToEnd(ProcessHandle server) {
        try {
            String program = PostgresBinaries.unpackedIn(binaries).program("pg_ctl");
            run(
                    List.of(program, "stop", "-W", "-m", "fast", "-D", data.toString()),
                    "PostgreSQL (process " + server.pid() + ") did not take the order to stop");
        } catch (IOException | StartRefused e) {
            System.getLogger(Postgres.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** Done beside the final place and moved there when complete: half a database is never taken for a whole one. */
    private void create(PostgresBinaries programs) throws IOException, StartRefused {
        if (namespace.refusesServers()) {
            throw new StartRefused("PostgreSQL does not run as root, and this machine has no user namespaces"
                    + " (unshare -U); start Monkeytown as an ordinary user");
        }
        Path draft = folder.resolve(PostgresBinaries.MAJOR + ".new");
        Trees.delete(draft);
        try {
            run(
                    List.of(
                            programs.program("initdb"),
                            "--username=postgres",
                            "--pwfile=" + folder.resolve("password"),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-instructions",
                            "--pgdata=" + draft),
                    "PostgreSQL could not create its files in " + folder);
            Files.writeString(
                    draft.resolve("postgresql.conf"), "include 'monkeytown.conf'\n", StandardOpenOption.APPEND);
            Files.writeString(draft.resolve("monkeytown.conf"), "");
            createDatabase(programs, draft);
        } catch (IOException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), log.tail(TAIL_LINES));
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL's single-user mode reads statements, one a line, from its input. */
    private void createDatabase(PostgresBinaries programs, Path draft) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(namespace.inside(
                        List.of(programs.program("postgres"), "--single", "-D", draft.toString(), "postgres")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try (OutputStream statements = process.getOutputStream()) {
            statements.write("""
                    CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                    CREATE DATABASE %1$s OWNER %1$s;
                    """.formatted(DATABASE, password).getBytes(StandardCharsets.UTF_8));
        }
        require(process, "PostgreSQL could not create the database");
    }

    /** Small memory, loopback only, no socket file: the path of one may not be longer than about 100 characters. */
    private void configure() throws IOException {
        Files.writeString(data.resolve("monkeytown.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = 32MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                """.formatted(port));
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /**
     * Removes what a kill -9 left. PostgreSQL does so itself unless the id meanwhile belongs to another process, as it
     * easily does in a container; a live server of this folder is left to PostgreSQL to complain about.
     */
    private void forgetStalePid() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        boolean server = ProcessHandle.of(pid())
                .flatMap(process -> process.info().command())
                .map(program -> program.endsWith("postgres"))
                .orElse(false);
        if (!server) {
            Files.delete(pidFile());
        }
    }

    private void run(List<String> command, String complaint) throws IOException {
        require(
                new ShieldedCommand(namespace.inside(command), ENVIRONMENT, folder, log.path()).start(guardian),
                complaint);
    }

    private void require(Process process, String complaint) throws IOException {
        try {
            if (process.waitFor() != 0) {
                List<String> tail = log.tail(1);
                throw new IOException(
                        complaint + (tail.isEmpty() ? "" : ": " + tail.getFirst()) + " (see " + log.path() + ")");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(complaint + ": interrupted", e);
        }
    }
}
