package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Read;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may be what in which game, from the sessions that game-servers write. Thread-safe, never blocks; a stage
 * completes on an I/O thread of Lettuce, exceptionally when Redis does not answer.
 *
 * <p>Nobody writes sessions again after a Redis that came back empty, but the owner of each game writes its seats. So who
 * has no session holds the seat that is reserved for the player of their token; a name proves nothing.
 */
public final class Memberships {

    private static final Logger log = LoggerFactory.getLogger(Memberships.class);

    private static final long SHARED_MS = 1_000;
    private static final Membership NO_SUCH_GAME = new Membership.None(ErrorCode.UNKNOWN_GAME, "there is no such game");
    private static final Membership GAME_FULL =
            new Membership.None(ErrorCode.GAME_FULL, "all seats of this game are taken");
    private static final Membership NOT_A_MEMBER =
            new Membership.None(ErrorCode.NOT_A_MEMBER, "your session holds no seat in this game; get one, or watch");
    private static final Membership NOT_KNOWN_YET =
            new Membership.None(ErrorCode.UNAVAILABLE, "the game cannot be reached at the moment; try again");

    private final Map<EventLoop, SessionReads> sessions = new ConcurrentHashMap<>();
    private final Map<GameId, CompletableFuture<Membership>> spectators = new ConcurrentHashMap<>();
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final JsonMapper json;
    private final Predicate<GameId> isHere;
    private final Predicate<GameId> runsHere;
    private final StreamMetrics metrics;

    /**
     * @param isHere knows of some games that there are such games
     * @param runsHere knows of some games that they are not over
     */
    public Memberships(
            StatefulRedisConnection<byte[], byte[]> connection,
            JsonMapper json,
            Predicate<GameId> isHere,
            Predicate<GameId> runsHere,
            StreamMetrics metrics) {
        this.redis = connection.async();
        this.json = json;
        this.isHere = isHere;
        this.runsHere = runsHere;
        this.metrics = metrics;
    }

    /**
     * What the player of this session is in the game, or would be if only looking on. A seat is the session's word, or
     * that of the game's reservations if there is no session; that its game is over, if so, the room will find.
     *
     * @param loop the event loop this is called on
     */
    CompletionStage<Membership> of(EventLoop loop, Identity identity, GameId game, boolean watch) {
        if (watch) {
            return spectator(loop, game);
        }
        return sessions.computeIfAbsent(loop, own -> new SessionReads(own, redis, metrics))
                .read(identity.sessionId())
                .thenCompose(stored -> stored.isPresent()
                        ? orWhyNot(seat(stored.get(), identity, game), game)
                        : reserved(identity, game));
    }

    /** All who ask for the same game within {@link #SHARED_MS} share the answer; by then its room is open here. */
    private CompletionStage<Membership> spectator(EventLoop loop, GameId game) {
        if (isHere.test(game)) {
            return CompletableFuture.completedFuture(new Membership.Spectator());
        }
        CompletableFuture<Membership> mine = new CompletableFuture<>();
        CompletableFuture<Membership> others = spectators.putIfAbsent(game, mine);
        if (others != null) {
            return others;
        }
        metrics.read(Read.GAME_THERE);
        var unused = redis.exists(bytes(Channels.gameLease(game))).whenComplete((lease, failure) -> {
            if (failure != null) {
                spectators.remove(game);
                mine.completeExceptionally(failure);
            } else if (lease == 0) {
                spectators.remove(game);
                mine.complete(NO_SUCH_GAME);
            } else {
                mine.complete(new Membership.Spectator());
                Runnable forget = () -> spectators.remove(game);
                var _ = loop.schedule(forget, SHARED_MS, TimeUnit.MILLISECONDS);
            }
        });
        return mine;
    }

    private Optional<Membership> seat(byte[] stored, Identity identity, GameId game) {
        try {
            PlayerSession session = json.readValue(stored, PlayerSession.class);
            boolean member = session.playerId().equals(identity.playerId())
                    && game.equals(session.gameId())
                    && session.seat() >= 0;
            return member ? Optional.of(new Membership.Seat(session.seat())) : Optional.empty();
        } catch (JacksonException damaged) {
            log.atError().addKeyValue("playerId", identity.playerId()).log("Session cannot be read", damaged);
            return Optional.empty();
        }
    }

    /** The seat that the game keeps for the player, without a session to say so. */
    private CompletionStage<Membership> reserved(Identity identity, GameId game) {
        metrics.read(Read.RESERVATION);
        byte[] player = bytes(identity.playerId().toString());
        return redis.hgetall(bytes(Channels.gameSeats(game)))
                .thenCompose(seats -> orWhyNot(seatOf(player, seats), game));
    }

    private static Optional<Membership> seatOf(byte[] player, Map<byte[], byte[]> seats) {
        return seats.entrySet().stream()
                .filter(seat -> Arrays.equals(seat.getValue(), player))
                .map(seat -> Integer.parseInt(new String(seat.getKey(), StandardCharsets.UTF_8)))
                .<Membership>map(Membership.Seat::new)
                .findAny();
    }

    private CompletionStage<Membership> orWhyNot(Optional<Membership> seat, GameId game) {
        return seat.<CompletionStage<Membership>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> whyNot(game));
    }

    /** A game that runs and has no lease is one that Redis forgot: its owner will restore it. */
    private CompletionStage<Membership> whyNot(GameId game) {
        metrics.read(Read.SEATS);
        CompletionStage<Long> lease = redis.exists(bytes(Channels.gameLease(game)));
        CompletionStage<Long> reserved = redis.hlen(bytes(Channels.gameSeats(game)));
        CompletionStage<Membership> full = redis.get(bytes(Channels.gameKeyframe(game)))
                .thenCombine(reserved, (keyframe, seats) -> seats >= seatsOf(keyframe) ? GAME_FULL : NOT_A_MEMBER);
        Membership absent = runsHere.test(game) ? NOT_KNOWN_YET : NO_SUCH_GAME;
        return lease.thenCombine(full, (there, refusal) -> there == 0 ? absent : refusal);
    }

    private static int seatsOf(byte @Nullable [] keyframe) {
        return keyframe != null && KeyframeCodec.decode(keyframe) instanceof Decoded.Value(var decoded)
                ? decoded.setup().seats()
                : Integer.MAX_VALUE;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
