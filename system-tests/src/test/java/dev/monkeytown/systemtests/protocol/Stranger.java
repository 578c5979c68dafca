package dev.monkeytown.systemtests.protocol;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's client of the JSON dialect. Messages arrive on a thread of the HTTP client, the rest is the test's. */
final class Stranger implements WebSocket.Listener, AutoCloseable {
    static final String DIALECT = "monkeytown.v1.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A message and when it came. */
    record Heard(String type, JsonNode payload, long arrivedNanos) {}

    private final URI town;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor();
    private final StringBuilder text = new StringBuilder();
    private volatile String welcomedAs = "";
    private final JsonNode tokens;
    private final WebSocket socket;

    /** Becomes a guest and opens a socket. */
    Stranger(URI town, String name) throws Exception {
        this.town = town;
        http.send(HttpRequest.newBuilder(town.resolve("/")).build(), BodyHandlers.discarding());
        tokens = ask(
                "/identity/tokens",
                Map.of("name", name),
                "X-XSRF-TOKEN",
                cookies.getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .map(HttpCookie::getValue)
                        .findFirst()
                        .orElseThrow());
        socket = http.newWebSocketBuilder()
                .subprotocols(DIALECT, "bearer." + tokens.path("socketToken").asString())
                .buildAsync(URI.create("ws://" + town.getAuthority() + "/ws"), this)
                .join();
    }

    String playerId() {
        return tokens.path("playerId").asString();
    }

    String dialect() {
        return socket.getSubprotocol();
    }

    /** Gets a seat in some game; returns the game's id. */
    String findGame() throws Exception {
        String bearer = "Bearer " + tokens.path("apiToken").asString();
        return ask("/api/play", Map.of("mode", "banana-brawl"), "Authorization", bearer)
                .path("gameId")
                .asString();
    }

    /** A server that hears nothing for two of the intervals it names takes us for dead. */
    private void keepAlive(long intervalMs) {
        var unused = heartbeats.scheduleAtFixedRate(
                () -> say("heartbeat", Map.of("timestamp", 0)), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }

    synchronized void say(String type, Map<String, ?> payload) {
        socket.sendText(JSON.writeValueAsString(Map.of("type", type, "payload", payload)), true)
                .join();
    }

    /**
     * Wants to move this way from the next tick on; returns the input's sequence.
     *
     * @param angle in 256ths of a turn, 0 east, 64 south
     * @param strength 0 stand, 7 full speed
     */
    int move(int angle, int strength) {
        int sequence = (self().path("sequence").asInt() + 1) & 0xFFFF;
        Map<String, Object> direction = Map.of("angle", angle, "strength", strength);
        say("player_input", Map.of("action", Map.of("sequence", sequence, "tick", 0, "move", direction, "aim", 0)));
        return sequence;
    }

    /** As whom the server knows this connection; empty before it has said so. */
    String welcomedAs() {
        return welcomedAs;
    }

    /** Whatever was said before is of no interest any more. */
    void forget() {
        heard.clear();
    }

    List<Heard> heard(String type) {
        return heard.stream().filter(each -> each.type().equals(type)).toList();
    }

    JsonNode newest(String type) {
        return heard(type).getLast().payload();
    }

    /** The own monkey in the newest state; missing while it is not there. */
    JsonNode self() {
        return heard("game_state").isEmpty()
                ? JSON.missingNode()
                : newest("game_state").path("players").path(playerId());
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        heartbeats.shutdownNow();
        http.shutdownNow();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonNode message = JSON.readTree(text.toString());
            text.setLength(0);
            heard.add(new Heard(message.path("type").asString(), message.path("payload"), System.nanoTime()));
            if (message.path("type").asString().equals("welcome")) {
                welcomedAs = message.path("payload").path("playerId").asString();
                keepAlive(message.path("payload").path("heartbeatIntervalMs").asLong());
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    private JsonNode ask(String path, Map<String, ?> body, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(town.resolve(path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
