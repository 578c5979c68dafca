package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    @TempDir
    private Path folder;

    @Test
    void carriesPagesRequestsAndAGame(Town town) throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "no nginx here; on Debian: apt-get install nginx");
        URI front = URI.create("http://127.0.0.1:" + freePort());
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), forThisMachine(front, town));
        List<String> command =
                List.of(program.get().toString(), "-p", folder.toString(), "-c", configuration.toString());

        assertThat(output(command, "-t")).contains("test is successful");
        Process nginx = started(command, "-g", "daemon off;");
        try {
            Guest guest = town.guest("Proxy Pia").at(front);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> guest.get("/").statusCode() == 200);

            playsAGame(guest, front);
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
        } finally {
            nginx.destroy();
            assertThat(nginx.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
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
