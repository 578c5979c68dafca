package dev.monkeytown.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a deploy, with services that do nothing but say whether they are ready. */
class BlueGreenScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "deploy", "blue-green").toAbsolutePath().normalize();
    private static final List<String> SERVICES = List.of("web-gateway", "game-server", "event-stream");
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int PATIENCE_SECONDS = 60;

    /** Writes down what is asked of it, and refuses what it is told to refuse. */
    private static final String TOOL = """
            #!/bin/sh
            echo "$*" >>journal
            [ "$1" != start ] || : >"ready.$2"
            [ ! -e "refuse.$1" ]
            """;

    @TempDir
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private Path upstreams = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        upstreams = Files.writeString(folder.resolve("upstreams.conf"), "as it was\n");
        Path tool = Files.writeString(folder.resolve("tool"), TOOL);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("settings"), """
                UPSTREAMS=upstreams.conf
                START='./tool start'
                STOP='./tool stop'
                RELOAD='./tool reload'
                patience=2
                acquaintance=0
                settling=0
                """);
        for (String colour : List.of("blue", "green")) {
            StringBuilder lines = new StringBuilder();
            for (String service : SERVICES) {
                String name = colour + "-" + service;
                lines.append(service + " " + serve(name) + " " + name + "\n");
            }
            Files.writeString(folder.resolve(colour), lines.toString());
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void bringsTheNewOnesThenSwitchesThenEndsTheOldOnes() throws Exception {
        assertThat(deploy("blue", "green")).isZero();

        assertThat(journal())
                .containsExactly(
                        "start green-game-server",
                        "start green-event-stream",
                        "start green-web-gateway",
                        "reload",
                        "stop blue-web-gateway",
                        "stop blue-event-stream",
                        "stop blue-game-server");
        String text = Files.readString(upstreams);
        for (String line : Files.readAllLines(folder.resolve("green"))) {
            String[] words = line.split(" ");
            assertThat(text)
                    .containsPattern("upstream " + words[0].replace('-', '_')
                            + " \\{\\s+least_conn;\\s+server 127\\.0\\.0\\.1:" + words[1] + ";");
        }
    }

    @Test
    void leavesEverythingAsItWasWhenANewOneDoesNotGetReady() throws Exception {
        servers.getLast().removeContext("/health/ready");

        assertThat(deploy("blue", "green")).isEqualTo(1);

        assertThat(journal())
                .startsWith("start green-game-server", "start green-event-stream")
                .contains("stop green-game-server")
                .noneMatch(line -> line.equals("reload") || line.startsWith("stop blue"));
        assertThat(upstreams).hasContent("as it was");
    }

    @Test
    void leavesEverythingAsItWasWhenNginxDoesNotTakeTheNewOnes() throws Exception {
        Files.createFile(folder.resolve("refuse.reload"));

        assertThat(deploy("blue", "green")).isEqualTo(1);

        assertThat(journal())
                .contains("reload", "stop green-game-server")
                .noneMatch(line -> line.startsWith("stop blue"));
        assertThat(upstreams).hasContent("as it was");
    }

    @Test
    void asksForWhatIsMissing() throws Exception {
        assertThat(deploy("blue", "red")).isEqualTo(1);

        assertThat(folder.resolve("output")).content().contains("there is no file 'red'");
    }

    private int serve(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(Files.exists(folder.resolve("ready." + name)) ? OK : UNAVAILABLE, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private int deploy(String from, String to) throws Exception {
        Process script = new ProcessBuilder(SCRIPT.toString(), from, to)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return script.exitValue();
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(folder.resolve("journal"));
    }
}
