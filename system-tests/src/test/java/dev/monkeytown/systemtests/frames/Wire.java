package dev.monkeytown.systemtests.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket: whole messages, sends in order, heartbeats. Safe for any thread. */
public final class Wire implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int BROKEN = 1006;
    private static final int HEARTBEAT_SECONDS = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final ScheduledExecutorService PULSE = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeats").factory());

    /** Hears binary messages, one at a time, and when they came. */
    @FunctionalInterface
    public interface Ear {
        void hear(byte[] message, long arrivedNanos);
    }

    /** A JSON message. */
    public record Said(String type, JsonNode payload) {}

    private final Ear ear;
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private Optional<WebSocket> socket = Optional.empty();
    private Optional<ScheduledFuture<?>> heartbeat = Optional.empty();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private Wire(Ear ear) {
        this.ear = ear;
    }

    /** Opens a socket that must be let in. */
    public static Wire open(URI town, String dialect, String token, Ear ear) {
        Wire wire = new Wire(ear);
        WebSocket socket = connect(origin(town), town, wire.new Listener(), dialect, "bearer." + token);
        assertThat(socket.getSubprotocol()).isEqualTo(dialect);
        wire.begin(socket);
        return wire;
    }

    /** The HTTP status with which a socket is refused; empty if it was let in. */
    public static OptionalInt refusal(URI town, String first, String... more) {
        return refusalFor(origin(town), town, first, more);
    }

    /** The same for a page of this origin. */
    public static OptionalInt refusalFor(String origin, URI town, String first, String... more) {
        try {
            connect(origin, town, new WebSocket.Listener() {}, first, more).abort();
            return OptionalInt.empty();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return OptionalInt.of(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    public void say(String type, Object payload) {
        text(JSON.writeValueAsString(Map.of("type", type, "payload", payload)));
    }

    public synchronized void text(String text) {
        then(socket -> socket.sendText(text, true));
    }

    public synchronized void binary(byte[] message) {
        then(socket -> socket.sendBinary(ByteBuffer.wrap(message), true));
    }

    /** Everything said so far. */
    public List<Said> said() {
        return List.copyOf(said);
    }

    public List<Said> said(String type) {
        return said.stream().filter(each -> each.type().equals(type)).toList();
    }

    /** Waits for the {@code count}th message of a type. */
    public JsonNode await(String type, int count) {
        Awaitility.await()
                .alias("message " + count + " of type " + type + " among " + types())
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> said(type).size() >= count);
        return said(type).get(count - 1).payload();
    }

    public JsonNode await(String type) {
        return await(type, 1);
    }

    /** Waits for a refusal with this code. */
    public void awaitError(String code) {
        Awaitility.await()
                .alias("error " + code)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said("error"))
                        .extracting(error -> error.payload().path("code").asString())
                        .contains(code));
    }

    /** Waits for the other side to close, and returns with which code; 1006 if the connection broke without one. */
    public int awaitClose() {
        return closed.completeOnTimeout(Integer.MIN_VALUE, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Asks for an echo and waits for it: whatever was sent before has been looked at. */
    public void roundTrip() {
        double stamp = Math.floor(Math.random() * 1e9);
        say("heartbeat", Map.of("timestamp", stamp));
        Awaitility.await()
                .alias("echo of heartbeat " + stamp)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> said("heartbeat").stream()
                        .anyMatch(beat -> beat.payload().path("timestamp").asDouble() == stamp));
    }

    @Override
    public synchronized void close() {
        heartbeat.ifPresent(beat -> beat.cancel(false));
        if (isOpen()) {
            then(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
    }

    private List<String> types() {
        return said.stream().map(Said::type).distinct().toList();
    }

    private synchronized void begin(WebSocket opened) {
        socket = Optional.of(opened);
        heartbeat = Optional.of(PULSE.scheduleAtFixedRate(
                () -> say("heartbeat", Map.of("timestamp", 0)),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS));
    }

    private void then(java.util.function.Function<WebSocket, CompletableFuture<WebSocket>> send) {
        WebSocket open = socket.orElseThrow();
        sending = sending.handle((_, _) -> open).thenCompose(send);
    }

    private static String origin(URI town) {
        return town.getScheme() + "://" + town.getAuthority();
    }

    private static WebSocket connect(
            String origin, URI town, WebSocket.Listener listener, String first, String... more) {
        URI address = URI.create("ws://" + town.getAuthority() + "/ws");
        return HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Origin", origin)
                .subprotocols(first, more)
                .buildAsync(address, listener)
                .join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                said.add(new Said(message.path("type").asString(), message.path("payload")));
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            long arrivedNanos = System.nanoTime();
            byte[] chunk = new byte[part.remaining()];
            part.get(chunk);
            bytes.writeBytes(chunk);
            if (last) {
                byte[] message = bytes.toByteArray();
                bytes.reset();
                ear.hear(message, arrivedNanos);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.complete(BROKEN);
        }
    }
}
