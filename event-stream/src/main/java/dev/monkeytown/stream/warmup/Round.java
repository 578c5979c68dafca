package dev.monkeytown.stream.warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.room.Dialect;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is played over and over: {@link #GAMES} games that never were, to each of which a player comes back by {@code
 * resume}, one joins, one joins in JSON and one looks on; they are given two seconds of frames, say what clients say, and
 * leave. Blocking, on the warm-up's thread.
 *
 * <p>In Redis there are, for the time of a round, the sessions of the players and the marks of their used tokens, which
 * would run out by themselves.
 */
final class Round {

    static final int GAMES = 4;

    /** Longest wait for anything a client is to be told; in a first round on a busy machine it takes half of that. */
    static final int PATIENCE_MS = 3_000;

    private static final int SEATED = 3;

    /** The newest frame that who comes back has already. */
    private static final int SEEN = Score.JOURNAL_TICKS - 15;

    private static final byte[] INPUTS =
            InputCodec.encode(List.of(new InputCodec.Timed(Score.TICKS, new Command.Input(0, 1, 64, 7, 0, 0))));

    private static final List<String> SAID_IN_JSON = List.of(
            "{\"type\":\"player_input\",\"payload\":{\"action\":{\"sequence\":1,\"tick\":%d,\"move\":{\"angle\":64,\"strength\":7},\"aim\":0,\"buttons\":[\"dash\"]}}}"
                    .formatted(Score.TICKS),
            "{\"type\":\"chat_message\",\"payload\":{\"text\":\"hello\"}}");

    private static final String HEARTBEAT = "{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}";

    private final Stage stage;
    private final Score score;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final JsonMapper json;
    private final List<Part> parts = new ArrayList<>();

    /** One who plays along in every round. */
    private record Part(int game, int seat, Identity identity, String token, String jti) {

        Dialect dialect() {
            return seat == SEATED - 1 ? Dialect.JSON : Dialect.FRAMES;
        }
    }

    Round(Stage stage, Score score, RedisAsyncCommands<byte[], byte[]> redis, JsonMapper json) {
        this.stage = stage;
        this.score = score;
        this.redis = redis;
        this.json = json;
        for (int game = 0; game < GAMES; game++) {
            for (int seat = 0; seat <= SEATED; seat++) {
                Identity identity = new Identity(PlayerId.random(), SessionId.random(), "Visitor " + seat);
                Stage.Pass pass = stage.passes().apply(identity);
                parts.add(new Part(game, seat, identity, pass.token(), pass.jti()));
            }
        }
    }

    int sockets() {
        return parts.size();
    }

    /**
     * Plays once.
     *
     * @throws IOException if something did not come in time or not at all
     */
    void play() throws IOException {
        List<GameId> games = Stream.generate(GameId::random).limit(GAMES).toList();
        List<Visitor> visitors = new ArrayList<>();
        try {
            await(parts.stream().filter(part -> part.seat() < SEATED).map(part -> begin(part, games)));
            for (Part part : parts) {
                visitors.add(new Visitor(stage.port(), part.dialect(), part.token(), PATIENCE_MS));
            }
            play(games, visitors);
        } finally {
            for (Visitor visitor : visitors) {
                visitor.close();
            }
            stage.rooms().closeAll();
            await(Stream.of(redis.unlink(traces())));
        }
    }

    private void play(List<GameId> games, List<Visitor> visitors) throws IOException {
        enter(games, visitors, part -> part.seat() < SEATED);
        // A game without a lease is one to look on at only while its room is open.
        enter(games, visitors, part -> part.seat() == SEATED);
        await(score.live().stream()
                .flatMap(frame -> games.stream().map(game -> redis.publish(bytes(Channels.gameEvents(game)), frame))));
        for (Visitor visitor : visitors) {
            visitor.awaitFinale();
            visitor.leave();
        }
    }

    private void enter(List<GameId> games, List<Visitor> visitors, Predicate<Part> who) throws IOException {
        List<Integer> chosen = IntStream.range(0, parts.size())
                .filter(i -> who.test(parts.get(i)))
                .boxed()
                .toList();
        for (int i : chosen) {
            enter(parts.get(i), visitors.get(i), games);
        }
        for (int i : chosen) {
            visitors.get(i).awaitGame();
            speak(parts.get(i), visitors.get(i));
        }
    }

    private static void enter(Part part, Visitor visitor, List<GameId> games) throws IOException {
        int status = visitor.status();
        if (status != 101) {
            throw new IOException("handshake answered with " + status);
        }
        GameId game = games.get(part.game());
        visitor.say(HEARTBEAT);
        visitor.say(
                switch (part.seat()) {
                    case 0 ->
                        "{\"type\":\"resume\",\"payload\":{\"gameId\":\"%s\",\"epoch\":%d,\"tick\":%d}}"
                                .formatted(game, Score.EPOCH, SEEN);
                    case SEATED ->
                        "{\"type\":\"join_game\",\"payload\":{\"gameId\":\"%s\",\"watch\":true}}".formatted(game);
                    default -> "{\"type\":\"join_game\",\"payload\":{\"gameId\":\"%s\"}}".formatted(game);
                });
    }

    private static void speak(Part part, Visitor visitor) throws IOException {
        if (part.seat() == SEATED) {
            return;
        }
        switch (part.dialect()) {
            case FRAMES -> visitor.say(INPUTS);
            case JSON -> {
                for (String text : SAID_IN_JSON) {
                    visitor.say(text);
                }
            }
        }
    }

    private RedisFuture<String> begin(Part part, List<GameId> games) {
        Identity identity = part.identity();
        PlayerSession session =
                new PlayerSession(identity.playerId(), identity.name(), games.get(part.game()), part.seat(), null);
        return redis.set(
                bytes(Channels.session(identity.sessionId())),
                json.writeValueAsBytes(session),
                SetArgs.Builder.ex(Limits.USED_TOKEN_LIFE));
    }

    private byte[][] traces() {
        return parts.stream()
                .flatMap(part ->
                        Stream.of(Channels.session(part.identity().sessionId()), Channels.usedToken(part.jti())))
                .map(Round::bytes)
                .toArray(byte[][]::new);
    }

    private static void await(Stream<? extends RedisFuture<?>> answers) throws IOException {
        if (!LettuceFutures.awaitAll(Stage.PATIENCE, answers.toArray(Future<?>[]::new))) {
            throw new IOException("Redis did not answer");
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(UTF_8);
    }
}
