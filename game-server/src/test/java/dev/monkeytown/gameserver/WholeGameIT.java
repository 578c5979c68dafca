package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.InputCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;

/** One short game from the wish to play to the ladder, through the real Redis and PostgreSQL. */
class WholeGameIT {

    @Test
    void playsAGameFromTheWishToTheLadder() throws Exception {
        try (RunningServer server = RunningServer.with("monkeytown.game.seconds=10", "monkeytown.game.seats=4")) {
            Caller ann = Caller.named("Ann");
            Reply reply = server.play(ann);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("rules").stringValue()).isEqualTo("banana-brawl");
            assertThat(reply.json().path("sessionId").stringValue())
                    .isEqualTo(ann.session().toString());
            GameId game = GameId.of(reply.json().path("gameId").stringValue());
            int seat = reply.json().path("seat").intValue();
            FrameListener listener = new FrameListener(server.bean(RedisConnections.class), game);

            listener.say(new InboxMessage.Arrive(seat, ann.player(), ann.name()));
            Frame arrival = listener.await(10, frame -> seats(frame, ann));
            assertThat(arrival.commands()).contains(new Command.Leave(seat), new Command.Join(seat));

            listener.sayNonsense();
            Command.Input run = new Command.Input(seat, 1, 64, 7, 64, 0);
            listener.say(new InboxMessage.Inputs(
                    seat, ann.player(), List.of(new InputCodec.Timed(arrival.tick() + 30, run))));
            Frame applied = listener.await(10, frame -> frame.commands().contains(run));
            assertThat(applied.tick()).isEqualTo(arrival.tick() + 30);

            assertThat(server.play(ann).json().path("seat").intValue()).isEqualTo(seat);
            Awaitility.await().until(() -> listed(server, game));

            Frame last = listener.await(30, frame -> frame.tick() == 600);
            assertThat(last.hash()).isPresent();
            assertThat(listener.seen().stream().map(Frame::tick)).isSorted().doesNotHaveDuplicates();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> server.get("/api/games/" + game)
                            .json()
                            .path("status")
                            .stringValue("")
                            .equals("completed"));
            JsonNode finished = server.get("/api/games/" + game).json();
            byte[] log = server.get("/api/games/" + game + "/log").raw().body();
            int hash = GameLog.decode(log).orThrow().play().orThrow().hash();
            assertThat(hash)
                    .isEqualTo(last.hash().getAsInt())
                    .isEqualTo(finished.path("result").path("finalHash").intValue());
            assertThat(finished.path("result").path("standings")).hasSize(4);
            assertThat(server.get("/api/ladder").json().path("ladder").valueStream())
                    .anyMatch(line -> line.path("name").stringValue().equals("Ann")
                            && line.path("games").intValue() == 1);
        }
    }

    @Test
    void goesOnWithTheNextTickAfterRedisWasRestartedEmpty() throws Exception {
        int port = Backends.freePort();
        RedisServer redis = Backends.startRedis(port);
        try (RunningServer server =
                RunningServer.with("monkeytown.game.seats=4", "monkeytown.redis.url=redis://127.0.0.1:" + port)) {
            Caller ann = Caller.named("Ann");
            Reply reply = server.play(ann);
            GameId game = GameId.of(reply.json().path("gameId").stringValue());
            int seat = reply.json().path("seat").intValue();
            FrameListener listener = new FrameListener(server.bean(RedisConnections.class), game);
            listener.say(new InboxMessage.Arrive(seat, ann.player(), ann.name()));
            listener.await(10, frame -> seats(frame, ann));

            int last = listener.await(1, frame -> true).tick();
            redis.stop();
            Counter paused = server.bean(MeterRegistry.class).counter("game_paused_ticks");
            Awaitility.await().until(() -> paused.count() > 0);
            redis = Backends.startRedis(port);

            int next = listener.await(10, frame -> frame.tick() > last + 10).tick();
            listener.await(10, frame -> frame.tick() == next + 120);
            assertThat(listener.keyframe().tick()).isGreaterThanOrEqualTo(next);
            assertThat(listener.keyframe().roster())
                    .extracting(Annotation.Seated::name)
                    .contains("Ann");
            List<Integer> ticks = listener.seen().stream()
                    .map(Frame::tick)
                    .filter(tick -> tick >= next)
                    .toList();
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(ticks.get(i)).isEqualTo(ticks.get(i - 1) + 1);
            }
        } finally {
            redis.stop();
        }
    }

    private static boolean seats(Frame frame, Caller caller) {
        return frame.annotations().stream()
                .anyMatch(annotation -> annotation instanceof Annotation.Seated seated
                        && seated.playerId().equals(caller.player().toString())
                        && !seated.agent());
    }

    private static boolean listed(RunningServer server, GameId game) {
        return server.get("/api/games")
                .json()
                .path("games")
                .valueStream()
                .anyMatch(one -> one.path("gameId").stringValue().equals(game.toString()));
    }
}
