package dev.monkeytown.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.gameserver.session.Sessions;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.Annotation;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wishes to play, good and bad, at a server with two seats a game and room for three games. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayIT {

    private static final String GOOD = "{\"mode\":\"banana-brawl\"}";

    private final Caller ann = Caller.named("Ann");
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.with("monkeytown.game.seats=2", "monkeytown.game.capacity=3");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"mode\":\"chess\"}              | 400 | bad_field  | mode",
                "{\"mode\":null}                   | 400 | bad_field  | mode",
                "{}                                | 400 | bad_field  | mode",
                "{\"mode\":{\"a\":1}}              | 400 | bad_field  | mode",
                "{\"mode\":\"banana-brawl\",\"x\":1} | 400 | bad_field | x",
                "[]                                | 400 | bad_json   |",
                "{\"mode\":                        | 400 | bad_json   |",
                "``                                | 400 | bad_json   |",
                "nonsense                          | 400 | bad_json   |"
            })
    void saysWhatIsWrongWithABody(String body, int status, String code, String field) {
        Reply reply = server.post("/api/play", server.token(ann), body == null ? "" : body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("code").stringValue("")).isEqualTo(code);
        assertThat(reply.json().path("field").stringValue("")).isEqualTo(field == null ? "" : field);
        assertThat(reply.json().path("error").stringValue("")).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void refusesWhoeverHasNoValidToken() {
        String other = server.token(ann);
        List<String> forged = List.of("", "x", "a.b.c", other.substring(0, other.length() - 8) + "AAAAAAAA");
        for (String each : forged) {
            assertError(server.post("/api/play", each, GOOD), 401, "unauthorized");
        }
        assertError(
                server.send(HttpRequest.newBuilder(server.uri("/api/play"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD))),
                401,
                "unauthorized");
    }

    @Test
    void refusesBodiesThatAreTooLargeOrOfAnotherKind() {
        assertError(server.post("/api/play", server.token(ann), " ".repeat(5_000) + GOOD), 413, "too_large");
        assertError(
                server.send(authorized("/api/play")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(GOOD.getBytes(UTF_8))))),
                411,
                "length_required");
        assertError(
                server.send(authorized("/api/play")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD))),
                415,
                "unsupported_media_type");
        assertError(server.send(authorized("/api/play").GET()), 405, "method_not_allowed");
    }

    @Test
    void knowsNoGameThatIsNot() {
        String unknown = "/api/games/" + GameId.random();
        assertError(server.get(unknown), 404, "unknown_game");
        assertError(server.get("/api/games/../../etc"), 404, "not_found");
        assertError(server.get("/api/games/42"), 404, "unknown_game");
        assertError(server.get(unknown + "/log"), 404, "unknown_game");
        assertError(server.get("/api/nothing"), 404, "not_found");
        assertError(server.post(unknown + "/join", server.token(ann), ""), 404, "unknown_game");
    }

    @Test
    void seatsACrowdThatComesAtOnceWithoutGivingASeatTwiceAndThenIsFull() throws Exception {
        List<Caller> crowd = new ArrayList<>();
        List<Callable<Reply>> wishes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Caller caller = Caller.named("Crowd " + i);
            crowd.add(caller);
            wishes.add(() -> server.play(caller));
        }
        Set<String> seats = new HashSet<>();
        Set<String> games = new HashSet<>();
        int refused = 0;
        List<Reply> replies = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reply : callers.invokeAll(wishes)) {
                replies.add(reply.get());
            }
        }
        for (Reply reply : replies) {
            if (reply.status() == 200) {
                games.add(reply.json().path("gameId").stringValue());
                assertThat(seats.add(
                                reply.json().path("gameId") + "/" + reply.json().path("seat")))
                        .isTrue();
            } else {
                assertError(reply, 503, "unavailable");
                assertThat(reply.raw().headers().firstValue("Retry-After")).hasValue("5");
                refused++;
            }
        }
        assertThat(games).hasSize(3);
        assertThat(seats).hasSize(6);
        assertThat(refused).isEqualTo(3);

        backInTheSameSeat(crowd.get(firstSeated(replies)), replies.get(firstSeated(replies)));
        GameId full = GameId.of(games.iterator().next());
        assertError(server.post("/api/games/" + full + "/join", server.token(ann), ""), 409, "game_full");
        quitsAndMakesRoom(crowd.get(firstSeated(replies)), replies.get(firstSeated(replies)));
        Awaitility.await()
                .until(() -> server.get("/api/games").json().path("games").size() == 3);
        String metrics = new String(server.get("/actuator/prometheus").raw().body(), UTF_8);
        assertThat(metrics)
                .contains("games_active_total{")
                .contains("games_running{")
                .contains("players_online{")
                .contains("action_latency_ms_bucket{")
                .contains("le=\"500.0\"");
    }

    private void backInTheSameSeat(Caller caller, Reply first) {
        Reply again = server.play(caller);

        assertThat(again.json()).isEqualTo(first.json());
        PlayerSession session =
                server.bean(Sessions.class).find(caller.session()).orElseThrow();
        assertThat(session.gameId()).hasToString(first.json().path("gameId").stringValue());
        assertThat(session.seat()).isEqualTo(first.json().path("seat").intValue());
        assertThat(session.name()).isEqualTo(caller.name());
    }

    private void quitsAndMakesRoom(Caller caller, Reply placed) throws InterruptedException {
        GameId game = GameId.of(placed.json().path("gameId").stringValue());
        int seat = placed.json().path("seat").intValue();
        FrameListener listener = new FrameListener(server.bean(RedisConnections.class), game);
        listener.say(new InboxMessage.Arrive(seat, caller.player(), caller.name()));
        listener.await(
                5,
                frame -> frame.annotations().stream()
                        .anyMatch(a -> a instanceof Annotation.Seated s && s.seat() == seat && !s.agent()));

        listener.say(new InboxMessage.Quit(seat, caller.player()));
        listener.await(
                5,
                frame -> frame.annotations().stream()
                        .anyMatch(a -> a instanceof Annotation.Seated s && s.seat() == seat && s.agent()));

        Awaitility.await()
                .pollInterval(Duration.ofMillis(250))
                .until(() -> server.post("/api/games/" + game + "/join", server.token(ann), "")
                                .status()
                        == 200);
    }

    private static int firstSeated(List<Reply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).status() == 200) {
                return i;
            }
        }
        throw new AssertionError("nobody was seated");
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + server.token(ann));
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("code").stringValue("")).isEqualTo(code);
        assertThat(reply.json().path("error").stringValue("")).isNotBlank();
    }
}
