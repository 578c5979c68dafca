package dev.monkeytown.chaos.arena;

import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.ShieldedCommand;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * nginx with the configuration of a deployment before the services of a local cluster. What is different: where they are.
 * Limits for each address do not hold for those of this machine.
 */
public final class NginxFront implements AutoCloseable {
    private static final String UPSTREAMS = "upstreams.conf";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Path folder;
    private final List<String> command;
    private final URI address;
    private final Guardian guardian;
    private final Process process;

    private NginxFront(Path folder, List<String> command, URI address, Guardian guardian, Process process) {
        this.folder = folder;
        this.command = command;
        this.address = address;
        this.guardian = guardian;
        this.process = process;
    }

    /** Where nginx is, if it is anywhere. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param configuration the deployment's
     * @param upstreams the deployment's part of it that says where the services are
     * @param folder for its files
     */
    static NginxFront before(LocalCluster cluster, Path configuration, Path upstreams, Path folder)
            throws IOException, InterruptedException {
        Path program = program().orElseThrow(() -> new IOException("there is no nginx"));
        Files.createDirectories(folder);
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path own = Files.writeString(
                folder.resolve("nginx.conf"), forThisMachine(Files.readString(configuration), address, folder));
        Files.writeString(folder.resolve(UPSTREAMS), ofThisCluster(Files.readString(upstreams), cluster));
        List<String> command = List.of(program.toString(), "-p", folder.toString(), "-c", own.toString());
        Guardian guardian = Guardian.start();
        List<String> foreground =
                Stream.concat(command.stream(), Stream.of("-g", "daemon off;")).toList();
        Process process = new ShieldedCommand(foreground, Map.of(), folder, folder.resolve("output")).start(guardian);
        NginxFront front = new NginxFront(folder, command, address, guardian, process);
        if (!front.listens()) {
            front.close();
            throw new IOException("nginx did not start; see " + folder.resolve("output"));
        }
        return front;
    }

    public URI address() {
        return address;
    }

    /** The part of its configuration that says where the services are. */
    Path upstreams() {
        return folder.resolve(UPSTREAMS);
    }

    /** Has it read its configuration anew; returns when it has been told so. */
    public void reload() throws IOException, InterruptedException {
        List<String> reload =
                Stream.concat(command.stream(), Stream.of("-s", "reload")).toList();
        Process order = new ProcessBuilder(reload)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
        if (!order.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || order.exitValue() != 0) {
            throw new IOException("nginx did not take the order; see " + folder.resolve("output"));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            guardian.close();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.getLogger(NginxFront.class.getName())
                    .log(System.Logger.Level.WARNING, "nginx did not stop in good order", e);
        }
    }

    private boolean listens() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket _ = new Socket(address.getHost(), address.getPort())) {
                return true;
            } catch (IOException notYet) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
        return false;
    }

    private static String ofThisCluster(String text, LocalCluster cluster) {
        return text.replace("server web-gateway:3000;", servers(cluster, ServiceRole.WEB_GATEWAY))
                .replace("server game-server:3001;", servers(cluster, ServiceRole.GAME_SERVER))
                .replace("server event-stream:8080;", servers(cluster, ServiceRole.EVENT_STREAM));
    }

    private static String forThisMachine(String text, URI address, Path folder) {
        StringBuilder own = new StringBuilder("http {\n");
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            own.append("  %s_temp_path %s;\n".formatted(kind, folder.resolve(kind)));
        }
        return "pid " + folder.resolve("nginx.pid") + ";\nerror_log " + folder.resolve("error.log") + ";\n"
                + text.replace("listen 80;", "listen " + address.getAuthority() + ";")
                        .replace("http {\n", own);
    }

    private static String servers(LocalCluster cluster, ServiceRole role) {
        return cluster.processes().stream()
                .filter(process -> process.name().startsWith(role.service() + "-"))
                .map(Supervised::port)
                .map(port -> "server 127.0.0.1:" + port + ";")
                .collect(Collectors.joining("\n    "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
