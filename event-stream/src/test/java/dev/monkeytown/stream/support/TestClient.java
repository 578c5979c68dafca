package dev.monkeytown.stream.support;

import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.codec.MessageKind;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client on the JDK's own WebSocket; in the frames dialect it runs the simulation as a browser would. */
public final class TestClient implements WebSocket.Listener, AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final CompletableFuture<Integer> closed = new CompletableFuture<>();
    public final List<String> problems = new ArrayList<>();
    public final Map<Integer, Integer> hashes = new ConcurrentHashMap<>();
    public final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    public volatile int keyframes;
    public volatile int frames;
    public volatile long epoch = -1;
    private volatile @Nullable Simulation simulation;
    public volatile String closeReason = "";

    private final WebSocket socket;
    private final StringBuilder partText = new StringBuilder();
    private final ByteArrayOutputStream partBinary = new ByteArrayOutputStream();

    private TestClient(int port, String dialect, String token) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols(dialect, "bearer." + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .join();
    }

    public static TestClient frames(int port, String token) {
        return new TestClient(port, "monkeytown.v1.frames", token);
    }

    public static TestClient json(int port, String token) {
        return new TestClient(port, "monkeytown.v1.json", token);
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public TestClient say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public TestClient say(byte[] binary) {
        socket.sendBinary(ByteBuffer.wrap(binary), true).join();
        return this;
    }

    /** Sends as long as the connection takes it. */
    public void trySay(byte[] binary) {
        var unused = socket.sendBinary(ByteBuffer.wrap(binary), true)
                .handle((_, _) -> null)
                .join();
    }

    public TestClient join(Object gameId) {
        return say("{\"type\":\"join_game\",\"payload\":{\"gameId\":\"%s\"}}".formatted(gameId));
    }

    public TestClient watch(Object gameId) {
        return say("{\"type\":\"join_game\",\"payload\":{\"gameId\":\"%s\",\"watch\":true}}".formatted(gameId));
    }

    public TestClient resume(Object gameId, long epoch, int tick) {
        return say("{\"type\":\"resume\",\"payload\":{\"gameId\":\"%s\",\"epoch\":%d,\"tick\":%d}}"
                .formatted(gameId, epoch, tick));
    }

    /** The next message of this type; others before it are dropped. */
    public JsonNode await(String type) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                JsonNode next = texts.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("no " + type + " came");
                }
                if (next.path("type").asString().equals(type)) {
                    return next.path("payload");
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void awaitTick(int tick) {
        Awaitility.await("tick " + tick + ", stands at " + tick())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> tick() >= tick);
    }

    public int awaitClose() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Has what another client had, as the same page has after a reconnect. */
    public TestClient adopt(TestClient before) {
        simulation = before.simulation;
        epoch = before.epoch;
        return this;
    }

    /** The client's own game; it must have had a keyframe. */
    public Simulation replica() {
        return Objects.requireNonNull(simulation);
    }

    public int tick() {
        Simulation now = simulation;
        return now == null ? -1 : now.tick();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partText.append(data);
        if (last) {
            texts.add(JSON.readTree(partText.toString()));
            partText.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partBinary.writeBytes(bytes);
        if (last) {
            apply(partBinary.toByteArray());
            partBinary.reset();
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void apply(byte[] message) {
        try {
            if (MessageKind.of(message) == MessageKind.KEYFRAME) {
                Keyframe keyframe = KeyframeCodec.decode(message).orThrow();
                simulation = KeyframeCodec.restore(keyframe).orThrow();
                epoch = keyframe.epoch();
                keyframes++;
            } else {
                apply(FrameCodec.decode(message).orThrow());
            }
        } catch (RuntimeException e) {
            problems.add(e.toString());
        }
    }

    private void apply(Frame frame) {
        Simulation now = simulation;
        if (now == null || frame.tick() != now.tick() + 1) {
            problems.add("frame " + frame.tick() + " after " + tick());
            return;
        }
        frame.applyTo(now);
        if (frame.hash().isPresent() && frame.hash().getAsInt() != now.hash()) {
            problems.add("hash differs at " + frame.tick());
        }
        hashes.put(now.tick(), now.hash());
        epoch = frame.epoch();
        frames++;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeReason = reason;
        closed.complete(statusCode);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Goes without saying goodbye. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
}
