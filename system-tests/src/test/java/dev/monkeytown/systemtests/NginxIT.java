package dev.monkeytown.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front of a deployment does what the one of {@code play} does: the repository's nginx.conf before the same services. */
@Order(6)
class NginxIT {
    private static final Path CONFIGURATION = Path.of("..", "nginx.conf");
    private static final Path UPSTREAMS = Path.of("..", "deploy", "upstreams.conf");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_REQUESTS = 300;
    private static final int SLOW = 200;
    private static final List<String> HALF_REQUESTS = List.of(
            "GET / HTTP/1.1\r\nHost: monkeytown\r\nX-Slow: ",
            "",
            "POST /identity/tokens HTTP/1.1\r\nHost: monkeytown\r\nContent-Length: 500\r\n\r\n{",
            "GET /ws HTTP/1.1\r\nHost: monkeytown\r\nUpgrade: websocket\r\n");

    @TempDir
    private Path folder;

    @Test
    void carriesPagesRequestsAndAGame(Town town) throws Exception {
        try (Nginx nginx = started(town, text -> text)) {
            Guest guest = town.guest("Proxy Pia").at(nginx.front());

            playsAGame(guest, nginx.front());
            assertThat(guest.get("/api/ladder").statusCode()).isEqualTo(200);
            for (String path : List.of(
                    "/actuator",
                    "/actuator/env",
                    "/health/ready",
                    "/livez",
                    "/api/../internal/x",
                    "/api/games/x/agents/1/thoughts")) {
                assertThat(guest.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    /** As an address from elsewhere, as those of this machine have no limits; and slower, so that a slow machine gets there. */
    @Test
    void limitsWhatComesFromOneAddress(Town town) throws Exception {
        try (Nginx nginx = started(
                town,
                text -> replaced(replaced(text, "127.0.0.0/8 0;", ""), "rate=40r/s", "rate=1r/s")
                        .replace("rate=10r/s", "rate=1r/s"))) {
            Guest guest = town.guest("Hasty Hal").at(nginx.front());
            for (String path : List.of("/robots.txt", "/api/ladder", "/login/oauth2/code/none", "/ws")) {
                HttpResponse<String> refused = Stream.generate(() -> guest.get(path))
                        .limit(MOST_REQUESTS)
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(path + " has no limit"));

                assertThat(refused.body()).contains("\"Too many requests\"");
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            }
        }
    }

    /** Two hundred that never end their request: some send a byte now and then, some nothing, some half of a body. */
    @Test
    void servesPlayersWhileOthersKeepConnectionsOpenForNothing(Town town) throws Exception {
        List<Socket> slow = new ArrayList<>();
        Guest stan = town.guest("Steady Stan");
        String game = stan.play().gameId();
        try (Nginx nginx = started(
                        town,
                        text -> replaced(text, "client_header_timeout 10s;", "client_header_timeout 2s;")
                                .replace("client_body_timeout 10s;", "client_body_timeout 2s;"));
                FramesPlayer player = FramesPlayer.sitDown(nginx.front(), stan.at(nginx.front()), game)) {
            for (int i = 0; i < SLOW; i++) {
                Socket socket =
                        new Socket(nginx.front().getHost(), nginx.front().getPort());
                socket.setSoTimeout((int) PATIENCE.toMillis());
                slow.add(socket);
                socket.getOutputStream()
                        .write(HALF_REQUESTS.get(i % HALF_REQUESTS.size()).getBytes(UTF_8));
            }
            player.awaitFrames(60);
            Guest visitor = town.guest("Vera Visitor").at(nginx.front());
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/api/ladder").statusCode()).isEqualTo(200);

            for (Socket socket : slow) {
                assertThat(endOf(socket)).as("closed, after a word at most").isTrue();
            }
            player.awaitFrames(60);
            player.hasNoComplaints();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Reads until the other side closes; a time-out is an exception. */
    private static boolean endOf(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Whatever nginx has to say to who is too slow.
            }
        } catch (SocketException reset) {
            return true;
        }
        return true;
    }

    private record Nginx(URI front, Process process) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        }
    }

    /** @param change what is different from the deployment's configuration */
    private Nginx started(Town town, UnaryOperator<String> change) throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "no nginx here; on Debian: apt-get install nginx");
        URI front = URI.create("http://127.0.0.1:" + freePort());
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), change.apply(forThisMachine(front, town)));
        List<String> command =
                List.of(program.get().toString(), "-p", folder.toString(), "-c", configuration.toString());
        assertThat(output(command, "-t")).contains("test is successful");
        Nginx nginx = new Nginx(front, started(command, "-g", "daemon off;"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            new Socket(front.getHost(), front.getPort()).close();
            return true;
        });
        return nginx;
    }

    private static String replaced(String text, String what, String by) {
        assertThat(text).contains(what);
        return text.replace(what, by);
    }

    private static void playsAGame(Guest guest, URI front) {
        try (FramesPlayer player =
                FramesPlayer.sitDown(front, guest, guest.play().gameId())) {
            int sequence = player.wish(0, 7, 0, 0);
            player.awaitFrames(180);
            assertThat(player.inputsOf(player.seat())).containsEntry(sequence, 1);
            player.hasNoComplaints();
        }
    }

    /** The same but for where the services and the front are, and for files that only root may write. */
    private String forThisMachine(URI front, Town town) throws IOException {
        String upstreams = Files.readString(UPSTREAMS)
                .replace("web-gateway:3000", service(town, ServiceRole.WEB_GATEWAY))
                .replace("game-server:3001", service(town, ServiceRole.GAME_SERVER))
                .replace("event-stream:8080", service(town, ServiceRole.EVENT_STREAM));
        Files.writeString(folder.resolve("upstreams.conf"), upstreams);
        String text = Files.readString(CONFIGURATION)
                .replace("listen 80;", "listen " + front.getAuthority() + ";")
                .replace("access_log off;", "access_log " + folder.resolve("access.log") + ";");
        StringBuilder own = new StringBuilder("http {\n");
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            own.append("  %s_temp_path %s;\n".formatted(kind, folder.resolve(kind)));
        }
        return "pid " + folder.resolve("nginx.pid") + ";\nerror_log " + folder.resolve("error.log") + ";\n"
                + text.replace("http {\n", own);
    }

    private static String service(Town town, ServiceRole role) {
        return "127.0.0.1:" + town.cluster().process(role.instance(1)).port();
    }

    private Process started(List<String> command, String... more) throws IOException {
        return builder(command, more)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static String output(List<String> command, String... more) throws Exception {
        Process process = builder(command, more).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static ProcessBuilder builder(List<String> command, String... more) {
        return new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(more)).toList())
                .redirectErrorStream(true);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
