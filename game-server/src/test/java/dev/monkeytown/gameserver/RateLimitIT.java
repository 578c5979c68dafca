package dev.monkeytown.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.limit.LimitedAction;
import dev.monkeytown.platform.limit.RateLimit;
import dev.monkeytown.platform.limit.RateLimitProperties;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** What a player may ask in a window, over all instances. */
class RateLimitIT {

    private static final int MOST = 100;
    private static final int MOST_WISHES = 30;

    private static RunningServer one;
    private static RunningServer two;

    @BeforeAll
    static void start() {
        List<String> database = Backends.newDatabase();
        one = RunningServer.with(database);
        two = RunningServer.with(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void answersOneHundredRequestsAtTwoInstancesAndNotOneMoreUntilTheWindowIsOver() {
        Caller eager = Caller.named("Eager");
        Caller other = Caller.named("Other");

        assertThat(IntStream.range(0, MOST)
                        .map(i -> ask(i % 2 == 0 ? one : two, eager).status()))
                .containsOnly(200);
        for (RunningServer server : List.of(one, two)) {
            Reply refused = ask(server, eager);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("error").stringValue()).isEqualTo("Too many requests");
            assertThat(refused.json().path("code").stringValue()).isEqualTo("rate_limited");
            assertThat(refused.raw().headers().firstValueAsLong("Retry-After")).isNotEmpty();
            assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
        }
        assertThat(ask(one, other).status()).as("somebody else").isEqualTo(200);
        assertThat(one.get("/api/games").status()).as("who says nothing").isEqualTo(200);

        endWindow(eager.player(), "requests");
        assertThat(IntStream.range(0, MOST)
                        .map(i -> ask(i % 2 == 0 ? one : two, eager).status()))
                .containsOnly(200);
        assertThat(ask(one, eager).status()).isEqualTo(429);
    }

    @Test
    void givesFewerSeatsThanAnswers() {
        Caller restless = Caller.named("Restless");

        assertThat(IntStream.range(0, MOST_WISHES).map(i -> one.play(restless).status()))
                .containsOnly(200);
        assertThat(two.play(restless).status()).isEqualTo(429);
        assertThat(ask(one, restless).status()).as("anything else").isEqualTo(200);
    }

    @Test
    void beginsAWindowWithTheFirstRequestAndEndsItByTheClockOfRedis() {
        try (RedisConnections redis = Backends.connect(Backends.redis())) {
            RateLimit limit = limit(redis, Duration.ofSeconds(1));
            PlayerId player = PlayerId.random();

            assertThat(limit.count(player, LimitedAction.REQUESTS)).isEmpty();
            assertThat(limit.count(player, LimitedAction.REQUESTS)).isEmpty();
            assertThat(limit.count(player, LimitedAction.REQUESTS).orElseThrow())
                    .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> limit.count(player, LimitedAction.REQUESTS).isEmpty());
        }
    }

    @Test
    void countsNothingWhileRedisIsAway() throws Exception {
        int port = Backends.freePort();
        RedisServer server = Backends.startRedis(port);
        try (RedisConnections redis = Backends.connect(Backends.address(port))) {
            RateLimit limit = limit(redis, Duration.ofSeconds(60));
            PlayerId player = PlayerId.random();
            limit.count(player, LimitedAction.REQUESTS);
            limit.count(player, LimitedAction.REQUESTS);
            assertThat(limit.count(player, LimitedAction.REQUESTS)).isPresent();

            server.stop();

            assertThat(limit.count(player, LimitedAction.REQUESTS)).isEmpty();
        } finally {
            server.stop();
        }
    }

    private static RateLimit limit(RedisConnections redis, Duration window) {
        return new RateLimit(
                redis.general(),
                new Resilience(new SimpleMeterRegistry()),
                new RateLimitProperties(window, 2, 2, 2, 2));
    }

    private static Reply ask(RunningServer server, Caller caller) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/games"))
                .header("Authorization", "Bearer " + server.token(caller)));
    }

    /** As the clock would after a minute. */
    private static void endWindow(PlayerId player, String action) {
        byte[] key = Channels.rateLimit(player, action).getBytes(UTF_8);
        var redis = one.bean(RedisConnections.class).general().sync();
        assertThat(redis.pttl(key)).isBetween(1L, 60_000L);
        redis.pexpire(key, 1);
        await().until(() -> redis.exists(key) == 0);
    }
}
