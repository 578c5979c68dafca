package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may be what in which game, from the sessions that game-servers write. Thread-safe, never blocks; a stage
 * completes on an I/O thread of Lettuce, exceptionally when Redis does not answer.
 */
public final class Memberships {

    private static final Logger log = LoggerFactory.getLogger(Memberships.class);

    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final JsonMapper json;

    public Memberships(StatefulRedisConnection<byte[], byte[]> connection, JsonMapper json) {
        this.redis = connection.async();
        this.json = json;
    }

    /** What the player of this session is in the game, or would be if only looking on. */
    CompletionStage<Membership> of(Identity identity, GameId game, boolean watch) {
        CompletionStage<byte[]> session = redis.get(bytes(Channels.session(identity.sessionId())));
        return redis.exists(bytes(Channels.gameLease(game)))
                .thenCombine(session, (lease, stored) -> {
                    if (lease == 0) {
                        return none(ErrorCode.UNKNOWN_GAME, "there is no such game");
                    }
                    if (watch) {
                        return CompletableFuture.<Membership>completedFuture(new Membership.Spectator());
                    }
                    return seat(stored, identity, game)
                            .<CompletionStage<Membership>>map(CompletableFuture::completedFuture)
                            .orElseGet(() -> whyNot(game));
                })
                .thenCompose(membership -> membership);
    }

    private Optional<Membership> seat(byte @Nullable [] stored, Identity identity, GameId game) {
        if (stored == null) {
            return Optional.empty();
        }
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

    private CompletionStage<Membership> whyNot(GameId game) {
        CompletionStage<Long> reserved = redis.hlen(bytes(Channels.gameSeats(game)));
        return redis.get(bytes(Channels.gameKeyframe(game)))
                .thenCombine(
                        reserved,
                        (keyframe, seats) -> seats >= seatsOf(keyframe)
                                ? new Membership.None(ErrorCode.GAME_FULL, "all seats of this game are taken")
                                : new Membership.None(
                                        ErrorCode.NOT_A_MEMBER,
                                        "your session holds no seat in this game; get one, or watch"));
    }

    private static int seatsOf(byte @Nullable [] keyframe) {
        return keyframe != null && KeyframeCodec.decode(keyframe) instanceof Decoded.Value(var decoded)
                ? decoded.setup().seats()
                : Integer.MAX_VALUE;
    }

    private static CompletionStage<Membership> none(ErrorCode code, String explanation) {
        return CompletableFuture.completedFuture(new Membership.None(code, explanation));
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
