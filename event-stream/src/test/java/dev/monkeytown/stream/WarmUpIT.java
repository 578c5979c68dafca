package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.room.Rooms;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestRedis;
import dev.monkeytown.stream.support.Tokens;
import dev.monkeytown.stream.warmup.Stage;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an instance does before it is ready, and that nothing is left of it. */
@ExtendWith(Leaks.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarmUpIT {

    private static final List<String> OWN_WAYS_TO_COUNT =
            List.of("event_stream_", "players_online", "room_", "failovers");

    private final Tokens tokens = new Tokens();
    private TestRedis redis;

    @BeforeAll
    void begin() {
        redis = new TestRedis();
    }

    @AfterAll
    void end() {
        redis.close();
    }

    @Test
    void isReadyOnlyAfterItAndLeavesNothingBehind() {
        RedisClient client = RedisClient.create(redis.url());
        client.connect().sync().flushall();
        try (Stream stream = new Stream(redis, tokens, Map.of("MONKEYTOWN_WARM_UP", "2s"))) {
            RedisCommands<String, String> commands = client.connect().sync();
            awaitHealth(stream, 503, "warming");
            awaitHealth(stream, 200, "sockets in");

            assertThat(commands.keys("*")).isEmpty();
            Awaitility.await("subscriptions are ended")
                    .untilAsserted(() -> assertThat(commands.pubsubChannels()).isEmpty());
            assertThat(stream.bean(Capacity.class).taken()).isZero();
            assertThat(stream.bean(Rooms.class).size()).isZero();
            assertThat(stream.bean(MeterRegistry.class).getMeters())
                    .filteredOn(meter ->
                            OWN_WAYS_TO_COUNT.stream().anyMatch(meter.getId().getName()::startsWith))
                    .isNotEmpty()
                    .allSatisfy(meter ->
                            assertThat(sum(meter)).as(meter.getId().toString()).isZero());
            assertThat(health(stream).body()).doesNotContain("warming").doesNotContain("failed");
        } finally {
            client.shutdown();
        }
    }

    @Test
    void isReadyAtOnceWithoutIt() {
        try (Stream stream = new Stream(redis, tokens, Map.of())) {
            awaitHealth(stream, 200, "switched off");
        }
    }

    @Test
    void isNotKeptByARedisThatIsAway() {
        TestRedis other = new TestRedis();
        try (Stream stream = new Stream(other, tokens, Map.of("MONKEYTOWN_WARM_UP", "30s"))) {
            other.close();
            awaitHealth(stream, 503, "the first sockets will be slow");
        } finally {
            other.close();
        }
    }

    @Test
    void opensNoDoorToAnybodyElse() {
        try (Stream stream = new Stream(redis, tokens, Map.of())) {
            Stage stage = stream.bean(Stage.Opening.class).open(UnaryOperator.identity());
            String ours = stage.passes().apply(person("Ada")).token();
            String everybodys = tokens.valid(person("Bob"));
            assertThat(handshake(stage.port(), everybodys))
                    .as("a player's token at the private port")
                    .isEqualTo(401);
            assertThat(handshake(stream.port(), ours))
                    .as("its token at the public port")
                    .isEqualTo(401);
            assertThat(handshake(stage.port(), ours)).isEqualTo(101);
            assertThat(handshake(stage.port(), ours)).as("for the second time").isEqualTo(401);
            String left = stage.passes().apply(person("Ada")).token();
            stage.close();

            assertThatThrownBy(() -> new RawSocket(stage.port())).hasRootCauseInstanceOf(ConnectException.class);
            assertThat(handshake(stream.port(), left)).as("after the end").isEqualTo(401);
            try (Stage next = stream.bean(Stage.Opening.class).open(UnaryOperator.identity())) {
                assertThat(handshake(next.port(), left)).as("with another key").isEqualTo(401);
            }
        }
    }

    private static int handshake(int port, String token) {
        try (RawSocket socket = new RawSocket(port)) {
            return socket.handshake("Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer." + token)
                    .status();
        }
    }

    private static void awaitHealth(Stream stream, int status, String detail) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            RawSocket.Response health = health(stream);
            assertThat(health.status()).isEqualTo(status);
            assertThat(health.body()).contains(detail);
        });
    }

    private static RawSocket.Response health(Stream stream) {
        try (RawSocket socket = new RawSocket(stream.port())) {
            return socket.request(List.of("GET /health/ready HTTP/1.1", "Host: localhost"));
        }
    }

    private static double sum(Meter meter) {
        double sum = 0;
        for (var measurement : meter.measure()) {
            sum += Math.abs(measurement.getValue());
        }
        return sum;
    }
}
