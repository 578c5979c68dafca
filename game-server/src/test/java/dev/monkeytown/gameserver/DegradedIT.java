package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.model.GameId;
import dev.monkeytown.platform.redis.RedisConnections;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** A server whose database or Redis is really taken away, and comes back. */
class DegradedIT {

    private static final Duration LONG = Duration.ofSeconds(40);

    @Test
    void playsOnWithoutPostgresqlSaysSoAndComesBackByItself(@TempDir Path data) throws Exception {
        int port = Backends.freePort();
        EmbeddedPostgres postgres = startPostgres(port, data);
        List<String> database = List.of(
                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres");
        try (RunningServer server =
                RunningServer.with(database, "monkeytown.game.seconds=10", "monkeytown.game.seats=4")) {
            GameId game = game(server.play(Caller.named("Ann")));
            FrameListener frames = new FrameListener(server.bean(RedisConnections.class), game);
            Awaitility.await().until(() -> server.get("/readyz").status() == 200);

            postgres.close();

            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> detail(server, "postgresql").startsWith("degraded: away; results wait: "));
            assertThat(game(server.play(Caller.named("Bob")))).isEqualTo(game);
            frames.await(20, frame -> frame.tick() == 600);
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> server.get("/api/ladder")
                            .json()
                            .path("error")
                            .stringValue("")
                            .startsWith("postgresql is not called at the moment"));
            Reply refused = server.get("/api/ladder");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").stringValue()).isEqualTo("unavailable");
            assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("2");
            Awaitility.await().until(() -> detail(server, "breaker:postgresql").startsWith("degraded: "));
            assertThat(text(server, "/actuator/prometheus"))
                    .containsPattern(
                            "resilience4j_circuitbreaker_state\\{[^}]*name=\"postgresql\"[^}]*state=\"(half_)?open\"[^}]*} 1");
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
            assertThat(server.get("/livez").json().path("status").stringValue()).isEqualTo("alive");

            postgres = startPostgres(port, data);

            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> server.get("/api/games/" + game)
                            .json()
                            .path("status")
                            .stringValue("")
                            .equals("completed"));
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> detail(server, "postgresql").equals("answers")
                            && detail(server, "breaker:postgresql").equals("closed"));
            assertThat(server.get("/api/ladder").status()).isEqualTo(200);
        } finally {
            postgres.close();
        }
    }

    @Test
    void isReadyForAMomentWithoutRedisThenNotAndAgainWhenItIsBack() throws IOException {
        int port = Backends.freePort();
        RedisServer redis = Backends.startRedis(port);
        try (RunningServer server = RunningServer.with("monkeytown.redis.url=redis://127.0.0.1:" + port)) {
            assertThat(server.play(Caller.named("Ann")).status()).isEqualTo(200);
            Awaitility.await().until(() -> detail(server, "redis").startsWith("PONG"));

            redis.stop();

            Awaitility.await().until(() -> detail(server, "redis").startsWith("degraded: away for "));
            Reply refused = server.play(Caller.named("Bob"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").stringValue()).isEqualTo("unavailable");
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> server.get("/health/ready").status() == 503);
            assertThat(detail(server, "redis")).startsWith("away for ");
            assertThat(server.get("/health/live").status()).isEqualTo(200);

            redis = Backends.startRedis(port);

            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> server.get("/health/ready").status() == 200);
            Awaitility.await().until(() -> server.play(Caller.named("Bob")).status() == 200);
            Awaitility.await()
                    .until(() -> detail(server, "breaker:redis-general").equals("closed"));
        } finally {
            redis.stop();
        }
    }

    private static EmbeddedPostgres startPostgres(int port, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static GameId game(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return GameId.of(reply.json().path("gameId").stringValue());
    }

    private static String detail(RunningServer server, String check) {
        return server.get("/health/ready")
                .json()
                .path("checks")
                .valueStream()
                .filter(line -> line.path("name").stringValue("").equals(check))
                .map(line -> line.path("detail").stringValue(""))
                .findFirst()
                .orElse("");
    }

    private static String text(RunningServer server, String path) {
        return new String(server.get(path).raw().body(), StandardCharsets.UTF_8);
    }
}
