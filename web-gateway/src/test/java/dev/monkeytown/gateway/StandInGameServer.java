package dev.monkeytown.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that answers what a game-server's REST interface would, or whatever a test makes it answer. */
public final class StandInGameServer implements AutoCloseable {

    public static final String GAMES = """
            {"games":[{"gameId":"0190f3a2-7b1c-4d5e-8f60-112233445566","rules":"banana-brawl",
              "players":[{"name":"Mia <3","agent":false,"bananas":7},{"name":"Greedy Gus","agent":true,"bananas":9}],
              "seats":8,"secondsLeft":112,"leader":"Greedy Gus","later":"unknown fields are no trouble"}]}""";

    public static final String LADDER = """
            {"ladder":[{"place":1,"playerId":"0190f3a2-7b1c-4d5e-8f60-112233445577","name":"Otto","agent":false,
              "games":12,"wins":5,"bananas":4321,"best":77,"rating":1432}]}""";

    public static final String AGENTS = """
            {"agents":[{"figure":"bo","bio":"Came for the <bananas>.","behavior":{"id":"0190f3a2-7b1c-4d5e-8f60-112233445588",
              "name":"Brawler Bo","personality":{"greed":0.35,"aggression":1,"caution":0.155,"vengefulness":0.5,"curiosity":0.3,"teamwork":0.3},
              "decisionModel":"utility","responseLatency":220,"version":7},
              "record":[{"difficulty":"easy","playerId":"0190f3a2-7b1c-4d5e-8f60-112233445599","achieved":{"games":31,"wins":8,"bananas":400,"best":57,"places":[8,3],"rating":1234}}]}],
             "lastRefused":{"file":"agents/gus.json","commit":"0123456789abcdef0123456789abcdef01234567",
              "reason":"'rage' is no field of a behaviour: leave it out","at":"2026-01-18T12:00:00Z","standing":true}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers =
            new ConcurrentHashMap<>(Map.of("/api/games", GAMES, "/api/ladder", LADDER, "/api/agents", AGENTS));
    private final AtomicInteger requests = new AtomicInteger();

    public StandInGameServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int requests() {
        return requests.get();
    }

    /** From now on, {@code path} is answered with {@code body}; with 500 if that is empty. */
    public void answer(String path, String body) {
        answers.put(path, body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body =
                answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
