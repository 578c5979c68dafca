package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.model.GameId;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two servers on one Redis, each with room for one game of two seats. */
class FleetIT {

    private static final String[] SMALL = {"monkeytown.game.seats=2", "monkeytown.game.capacity=1"};

    @Test
    void seatsNewcomersOnAnotherServerWhenThisOneIsFullAndRefusesThemWhenAllAre() {
        int port = Backends.freePort();
        RedisServer redis = Backends.startRedis(port);
        List<String> database = Backends.newDatabase();
        String where = "monkeytown.redis.url=redis://127.0.0.1:" + port;
        try (RunningServer first = RunningServer.with(database, SMALL[0], SMALL[1], where);
                RunningServer second = RunningServer.with(database, SMALL[0], SMALL[1], where)) {
            for (RunningServer server : List.of(first, second)) {
                Awaitility.await().until(() -> ready(server).contains("others have room for 1 games"));
            }
            GameId here = seat(first.play(Caller.named("Ann")));
            assertThat(seat(first.play(Caller.named("Bob")))).isEqualTo(here);
            assertThat(first.bean(GameHost.class).game(here)).isPresent();

            Caller cat = Caller.named("Cat");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> first.play(cat).status() == 200);
            GameId there = seat(first.play(cat));

            assertThat(second.bean(GameHost.class).game(there)).isPresent();
            assertThat(first.bean(GameHost.class).game(there)).isEmpty();
            assertThat(seat(first.play(Caller.named("Dan")))).isEqualTo(there);

            for (RunningServer server : List.of(first, second)) {
                Reply refused = server.play(Caller.named("Eve"));
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("5");
                assertThat(refused.json().path("code").stringValue()).isEqualTo("unavailable");
                assertThat(refused.json().path("error").stringValue()).isEqualTo("all servers are full");
            }
            assertThat(seat(second.play(cat))).isEqualTo(there);
        } finally {
            stop(redis);
        }
    }

    private static String ready(RunningServer server) {
        return server.get("/health/ready").json().toString();
    }

    private static GameId seat(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return GameId.of(reply.json().path("gameId").stringValue());
    }

    private static void stop(RedisServer redis) {
        try {
            redis.stop();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
