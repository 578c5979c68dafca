package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.json;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.codec.MessageKind;
import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** How connections live and end. */
@ExtendWith({Leaks.class, Playground.class})
class LifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TestOwner owner;
    private Identity ada;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 60);
        ada = person("Ada");
        owner.invite(ada, 1);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void keepsWhoSaysSomethingAndLosesWhoIsSilent() {
        try (Stream brisk = Playground.another(Map.of("MONKEYTOWN_HEARTBEAT_INTERVAL", "200ms"));
                TestClient alive = client(brisk, person("Alive"));
                TestClient silent = client(brisk, person("Silent"))) {
            long beganNanos = System.nanoTime();
            while (!silent.closed.isDone()) {
                alive.say("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}");
                assertThat(alive.await("heartbeat").path("serverTime").asLong()).isPositive();
                assertThat(System.nanoTime() - beganNanos).isLessThan(TimeUnit.SECONDS.toNanos(5));
                pause(50);
            }

            assertThat(silent.awaitClose()).isEqualTo(4408);
            assertThat(silent.await("heartbeat").path("timestamp").asDouble()).isZero();
            assertThat(alive.closed).isNotDone();
        }
    }

    @Test
    void findsAnEndThatNeitherReadsNorWrites() {
        try (Stream brisk = Playground.another(Map.of("MONKEYTOWN_HEARTBEAT_INTERVAL", "200ms"));
                RawSocket dead = new RawSocket(brisk.port())) {
            dead.handshake("Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer."
                    + Playground.tokens().valid(person("Dead")));
            Awaitility.await().until(() -> brisk.bean(Capacity.class).taken() == 1);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> brisk.bean(Capacity.class).taken() == 0);
            assertThat(brisk.bean(MeterRegistry.class)
                            .get("event_stream_closed")
                            .tag("code", "4408")
                            .counter()
                            .count())
                    .isOne();
        }
    }

    @Test
    void learnsHowLongTheWayToAClientIs() {
        try (Stream brisk = Playground.another(Map.of("MONKEYTOWN_HEARTBEAT_INTERVAL", "200ms"));
                TestClient client = client(brisk, person("Near"))) {
            client.await("heartbeat");

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> brisk.bean(MeterRegistry.class)
                                    .get("event_stream_round_trip_ms")
                                    .summary()
                                    .count()
                            > 0);
        }
    }

    @Test
    void replacesAnOlderSocketOfTheSameSeat() throws InterruptedException {
        try (TestClient older = frames(ada).join(owner.id);
                TestClient newer = frames(ada)) {
            owner.run();
            older.awaitTick(30);
            newer.join(owner.id).awaitTick(40);

            assertThat(older.awaitClose()).isEqualTo(4409);
            newer.awaitTick(newer.tick() + 30);
            assertThat(newer.problems).isEmpty();
            assertThat(owner.heard).noneMatch(message -> message instanceof InboxMessage.Depart);
            assertThat(newer.closed).isNotDone();
        }
    }

    @Test
    void replacesAnOlderSocketAtAnotherInstance() {
        try (Stream other = Playground.another(Map.of());
                TestClient older = client(other, ada).join(owner.id);
                TestClient newer = frames(ada)) {
            owner.run();
            older.awaitTick(30);
            newer.join(owner.id).awaitTick(40);

            assertThat(older.awaitClose()).isEqualTo(4409);
            newer.awaitTick(newer.tick() + 60);
            assertThat(newer.closed).isNotDone();
            assertThat(owner.heard).noneMatch(message -> message instanceof InboxMessage.Depart);
        }
    }

    @Test
    void tellsAllSocketsOfAPlayerThatAGameWasFound() {
        try (TestClient one = json(ada);
                TestClient two = frames(ada)) {
            one.await("welcome");
            two.await("welcome");
            String update = "{\"kind\":\"game_found\",\"gameId\":\"" + owner.id + "\",\"seat\":1}";
            byte[] channel = Channels.playerUpdates(ada.playerId()).getBytes(StandardCharsets.UTF_8);
            Awaitility.await().until(() -> owner.redis().publish(channel, update.getBytes(StandardCharsets.UTF_8)) > 0);

            assertThat(one.await("game_found").path("seat").asInt()).isEqualTo(1);
            assertThat(two.await("game_found").path("gameId").asString()).isEqualTo(owner.id.toString());
        }
    }

    /**
     * Reads nothing for a while, as much is sent as fits nowhere, then reads on: a keyframe makes up for what was
     * dropped.
     */
    @Test
    void givesASlowReaderAKeyframeAndEverybodyElseEverything() {
        try (RawSocket slow = new RawSocket(Playground.stream().port(), 4 * 1024);
                TestClient quick = frames(ada).join(owner.id)) {
            slow.handshake("Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer."
                    + Playground.tokens().valid(person("Slow")));
            slow.send("{\"type\":\"join_game\",\"payload\":{\"gameId\":\"" + owner.id + "\",\"watch\":true}}");
            owner.steps(1);
            quick.awaitTick(1);
            SlowView view = new SlowView(slow);
            view.readUntil(1);

            double dropped = dropped();
            for (int tick = 2; tick <= 201; tick++) {
                for (int i = 0; i < 4; i++) {
                    owner.annotate(new Annotation.Chat(0, "x".repeat(600)));
                }
                owner.step();
                quick.awaitTick(tick);
            }
            assertThat(dropped()).isGreaterThan(dropped);

            Thread reader = Thread.ofPlatform().start(() -> view.readUntil(260));
            owner.run();
            Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> view.tick() >= 260);
            reader.interrupt();
            owner.pause();
            assertThat(view.keyframes).isGreaterThanOrEqualTo(2);
            assertThat(owner.hashes).containsAllEntriesOf(view.hashes);
            assertThat(quick.problems).isEmpty();
            assertThat(quick.keyframes).isEqualTo(1);
        }
    }

    @Test
    void sendsEverybodyAwayWhenItStopsAndEndsSoon() {
        Stream leaving = Playground.another(Map.of());
        int port = leaving.port();
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(client(leaving, person("P" + i)).watch(owner.id));
        }
        RawSocket deaf = new RawSocket(port);
        deaf.handshake("Sec-WebSocket-Protocol: monkeytown.v1.json, bearer."
                + Playground.tokens().valid(person("Deaf")));
        owner.run();
        clients.forEach(client -> client.awaitTick(10));

        long beganNanos = System.nanoTime();
        leaving.close();
        long tookMs = (System.nanoTime() - beganNanos) / 1_000_000;

        assertThat(clients).allSatisfy(client -> {
            assertThat(client.awaitClose()).isEqualTo(4001);
            assertThat(client.closeReason).matches("reconnectAfterMs=\\d{1,3}");
            assertThat(client.problems).isEmpty();
        });
        assertThat(tookMs)
                .as("its own deadline, not the framework's of twenty seconds")
                .isLessThan(15_000);
        deaf.close();
    }

    /** Frames must not wait for another thread; what is subscribed on which connection, Redis knows. */
    @Test
    void hearsOfGamesOnConnectionsOfTheEventLoops() {
        try (TestClient client = frames(ada).join(owner.id)) {
            owner.steps(3);
            client.awaitTick(3);

            assertThat(owner.redis().clientList().lines())
                    .anyMatch(line -> line.contains("-loop ") && line.matches(".* sub=[1-9].*"));
        }
    }

    @Test
    void showsItsFiguresToTheScraper() throws IOException, InterruptedException {
        try (TestClient client = frames(ada).join(owner.id)) {
            owner.steps(3);
            client.awaitTick(3);
            HttpRequest scrape = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + Playground.stream().port() + "/actuator/prometheus"))
                    .build();
            String page = HttpClient.newHttpClient()
                    .send(scrape, HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(page)
                    .containsPattern("event_stream_connections\\{[^}]*dialect=\"monkeytown.v1.frames\"[^}]*} [1-9]")
                    .containsPattern("event_stream_rooms\\{[^}]*} [1-9]")
                    .containsPattern("players_online\\{[^}]*} [1-9]")
                    .containsPattern("event_stream_frames_sent_total\\{[^}]*} [1-9]")
                    .containsPattern("event_stream_bytes_sent_total\\{[^}]*} [1-9]")
                    .contains("event_stream_frames_dropped_total", "event_stream_intake_lag_ms_bucket")
                    .containsPattern("event_stream_writes_total\\{[^}]*path=\"direct\"[^}]*} [1-9]")
                    .containsPattern("event_stream_redis_reads_total\\{[^}]*what=\"sessions\"[^}]*} [1-9]")
                    .containsPattern("event_stream_backlog_bytes\\{[^}]*} \\d")
                    .containsPattern("event_stream_backlog_worst_bytes\\{[^}]*} \\d")
                    .contains("event_stream_resyncs_total", "event_stream_inputs_published_total");
        }
    }

    @Test
    void saysThatItLivesAndServes() throws IOException, InterruptedException {
        for (String path : List.of("/health/live", "/livez", "/health/ready", "/readyz")) {
            URI uri = URI.create("http://127.0.0.1:" + Playground.stream().port() + path);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).containsPattern("\"status\":\"(alive|ready)\"");
        }
    }

    @Test
    void closesTheSocketsOfASessionThatEndsAndOfNoOther() {
        Identity here = Playground.person("Ada");
        Identity elsewhere = new Identity(here.playerId(), SessionId.random(), "Ada");
        RedisClient client = RedisClient.create(Playground.redis().url());
        try (TestClient ending = TestClient.json(
                        Playground.stream().port(), Playground.tokens().valid(here));
                TestClient other = TestClient.frames(
                        Playground.stream().port(), Playground.tokens().valid(elsewhere));
                var redis = client.connect()) {
            ending.await("welcome");
            other.await("welcome");
            String channel = Channels.playerUpdates(here.playerId());
            String end =
                    "{\"kind\":\"ended\",\"sessionId\":\"%s\",\"reason\":\"signed_out\"}".formatted(here.sessionId());
            Awaitility.await().until(() -> redis.sync().publish(channel, end) > 0);

            assertThat(ending.awaitClose()).isEqualTo(4401);
            assertThat(ending.closeReason).isEqualTo("signed_out");
            assertThat(other.closed).isNotDone();

            redis.sync().publish(channel, "{\"kind\":\"ended\",\"reason\":\"banned\"}");
            assertThat(other.awaitClose()).isEqualTo(4401);
            assertThat(other.closeReason).isEqualTo("banned");
        } finally {
            client.shutdown();
        }
    }

    @Test
    void opensNoSocketForASessionThatHasEnded() {
        Identity gone = Playground.person("Gone");
        RedisClient client = RedisClient.create(Playground.redis().url());
        try (var redis = client.connect();
                RawSocket socket = new RawSocket(Playground.stream().port())) {
            redis.sync().set(Channels.sessionEnd(gone.sessionId()), "signed_out");

            RawSocket.Response response = socket.handshake("Sec-WebSocket-Protocol: monkeytown.v1.json, bearer."
                    + Playground.tokens().valid(gone));

            assertThat(response.status()).isEqualTo(401);
        } finally {
            client.shutdown();
        }
    }

    @Test
    void tellsTheOthersEverySecondHowFullItIs() throws InterruptedException {
        BlockingQueue<String> beats = new LinkedBlockingQueue<>();
        RedisClient client = RedisClient.create(Playground.redis().url());
        var listening = client.connectPubSub();
        listening.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                beats.add(message);
            }
        });
        listening.sync().subscribe(Channels.SYSTEM_HEALTH);

        String beat = beats.poll(5, TimeUnit.SECONDS);
        InstanceBeat told = JsonMapper.shared().readValue(beat, InstanceBeat.class);
        assertThat(told.service()).isEqualTo("event-stream");
        assertThat(told.status()).isEqualTo(InstanceBeat.Status.UP);
        assertThat(told.maxConnections()).isEqualTo(5000);
        assertThat(beats.poll(2, TimeUnit.SECONDS)).isNotNull();
        client.shutdown();
    }

    private double dropped() {
        return Playground.stream().bean(MeterRegistry.class).find("event_stream_frames_dropped").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static TestClient client(Stream at, Identity identity) {
        return TestClient.frames(at.port(), Playground.tokens().valid(identity));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a client without a library makes of the frames it reads. */
    private static final class SlowView {

        final RawSocket socket;
        final Map<Integer, Integer> hashes = new ConcurrentHashMap<>();
        volatile int keyframes;
        private volatile int tick = -1;
        private @Nullable Simulation simulation;

        SlowView(RawSocket socket) {
            this.socket = socket;
        }

        int tick() {
            return tick;
        }

        void readUntil(int wanted) {
            while (tick < wanted) {
                RawSocket.WsFrame frame = socket.read();
                if (frame.opcode() != 2) {
                    continue;
                }
                if (MessageKind.of(frame.payload()) == MessageKind.KEYFRAME) {
                    simulation = KeyframeCodec.restore(
                                    KeyframeCodec.decode(frame.payload()).orThrow())
                            .orThrow();
                    keyframes++;
                } else if (simulation != null) {
                    FrameCodec.decode(frame.payload()).orThrow().applyTo(simulation);
                    hashes.put(simulation.tick(), simulation.hash());
                }
                tick = simulation == null ? -1 : simulation.tick();
            }
        }
    }
}
