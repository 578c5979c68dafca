package dev.monkeytown.systemtests.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import dev.monkeytown.simulation.RecordedGames;
import dev.monkeytown.simulation.codec.GameLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same twenty logs of 10,800 ticks give the same hash at every tick on the JVM, in Node and in Chromium. */
class DeterminismIT {

    private static final Path MODULE = Path.of("../simulation-web/target/generated/js/simulation.js");
    private static final String CHROMIUM = System.getenv().getOrDefault("MONKEYTOWN_CHROMIUM", "/usr/bin/chromium");

    @TempDir
    private static Path folder;

    private static final List<int[]> EXPECTED = new ArrayList<>();
    private static final List<Path> LOGS = new ArrayList<>();

    @BeforeAll
    static void recordOnTheJvm() throws IOException {
        for (int seed = 1; seed <= RecordedGames.GAMES; seed++) {
            GameLog log = RecordedGames.record(seed);
            EXPECTED.add(RecordedGames.hashes(log));
            LOGS.add(Files.write(folder.resolve("game-" + seed), log.encode()));
        }
    }

    @Test
    void nodeAgreesAtEveryTick() throws Exception {
        Path module = Files.copy(MODULE, folder.resolve("simulation.mjs"));
        List<String> command = new ArrayList<>(List.of("node", "src/test/resources/hashes.mjs", module.toString()));
        LOGS.forEach(log -> command.add(log.toString()));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(output).isZero();
        for (int i = 0; i < LOGS.size(); i++) {
            byte[] bytes = Files.readAllBytes(Path.of(LOGS.get(i) + ".node"));
            assertThat(ints(bytes)).as("game %d", i + 1).isEqualTo(EXPECTED.get(i));
        }
    }

    @Test
    void chromiumAgreesAtEveryTick() throws IOException {
        HttpServer server = serve();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(CHROMIUM))
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run")))) {
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            for (int i = 0; i < LOGS.size(); i++) {
                Object hashes = page.evaluate("""
                        async name => {
                          const { hashes } = await import('/simulation.js');
                          const log = await (await fetch('/' + name)).arrayBuffer();
                          return Array.from(hashes(new Int8Array(log)));
                        }
                        """, LOGS.get(i).getFileName().toString());
                int[] found = ((List<?>) hashes)
                        .stream().mapToInt(value -> ((Number) value).intValue()).toArray();
                assertThat(found).as("game %d", i + 1).isEqualTo(EXPECTED.get(i));
            }
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring(1);
            byte[] body = name.isEmpty()
                    ? "<!doctype html><title>determinism</title>".getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(name.equals("simulation.js") ? MODULE : folder.resolve(name));
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            name.isEmpty()
                                    ? "text/html"
                                    : name.endsWith(".js") ? "text/javascript" : "application/octet-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int[] ints(byte[] littleEndian) {
        IntBuffer buffer =
                ByteBuffer.wrap(littleEndian).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        int[] values = new int[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
