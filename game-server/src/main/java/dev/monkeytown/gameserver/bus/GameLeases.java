package dev.monkeytown.gameserver.bus;

import static dev.monkeytown.platform.redis.RedisScript.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.takeover.Orphan;
import dev.monkeytown.gameserver.takeover.Orphans;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.redis.RedisScript;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.bits.Decoded;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who owns which game. Thread-safe; blocks, so not for loop threads. */
public final class GameLeases implements Orphans {

    /** Values of a claim's answer before the frames. */
    private static final int CLAIM_VALUES = 9;

    private static final Logger log = LoggerFactory.getLogger(GameLeases.class);

    private final RedisScript claim = RedisScript.named("claim");
    private final RedisScript expired = RedisScript.named("expired");
    private final RedisScript takeover = RedisScript.named("takeover");
    private final RedisScript end = RedisScript.named("end");
    private final Redis redis;
    private final String instance;

    /** @param instance name of this server, noted as the owner */
    public GameLeases(Redis redis, String instance) {
        this.redis = redis;
        this.instance = instance;
    }

    /**
     * Takes a new game.
     *
     * @param difficulty of its agents
     * @return its epoch; empty if there is such a game already
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public OptionalLong claim(GameId id, int seats, Difficulty difficulty, Instant startedAt) {
        byte @Nullable [] epoch = claim.run(
                redis.general(),
                ScriptOutputType.VALUE,
                new byte[][] {bytes(Channels.gameLease(id))},
                bytes(instance),
                bytes(Limits.LEASE.toMillis()),
                bytes(Limits.GAME_KEYS_LIFE.toMillis()),
                bytes(seats),
                bytes(difficulty),
                bytes(startedAt.toEpochMilli()),
                bytes(SimulationLimits.FORMAT));
        return epoch == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text(epoch)));
    }

    @Override
    public List<Orphan> expired(int most) {
        List<byte[]> found = expired.run(
                redis.general(), ScriptOutputType.MULTI, new byte[][] {bytes(Channels.GAMES_LEASES)}, bytes(most));
        Map<GameId, Long> sinceMs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < found.size(); i += 2) {
            long ms = Long.parseLong(text(found.get(i + 1)));
            GameId.parse(text(found.get(i))).ifPresent(id -> sinceMs.put(id, ms));
        }
        Map<GameId, RedisFuture<byte[]>> owners = new HashMap<>();
        sinceMs.keySet().forEach(id -> owners.put(id, owner(id)));
        return sinceMs.entrySet().stream()
                .map(each -> new Orphan(each.getKey(), each.getValue(), await(owners.get(each.getKey()))))
                .toList();
    }

    private RedisFuture<byte[]> owner(GameId id) {
        return redis.general().async().hget(bytes(Channels.gameLease(id)), bytes("owner"));
    }

    private static String await(@Nullable RedisFuture<byte[]> owner) {
        byte @Nullable [] name = owner == null
                ? null
                : LettuceFutures.awaitOrCancel(
                        owner, RedisConnections.GENERAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return name == null ? "" : text(name);
    }

    @Override
    public Optional<Claimed> takeOver(GameId id) {
        return read(id, true);
    }

    /**
     * What a successor would get of a game, whoever owns it; the epoch is the owner's.
     *
     * @return empty if it is over, gone, or not complete
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public Optional<Claimed> look(GameId id) {
        return read(id, false);
    }

    private Optional<Claimed> read(GameId id, boolean claim) {
        GameKeys names = GameKeys.of(id);
        List<byte[]> answer = takeover.run(
                redis.general(),
                ScriptOutputType.MULTI,
                new byte[][] {
                    names.lease(), names.keyframe(), names.journal(), names.log(), bytes(Channels.GAMES_LEASES)
                },
                bytes(instance),
                bytes(Limits.LEASE.toMillis()),
                bytes(Limits.GAME_KEYS_LIFE.toMillis()),
                bytes(id),
                bytes(claim ? 1 : 0),
                bytes(SimulationLimits.FORMAT));
        return text(answer.getFirst()).equals("CLAIMED") ? Optional.of(claimed(id, answer)) : Optional.empty();
    }

    /**
     * Ends a game without a last frame, so that nobody takes it over.
     *
     * @param epoch under which it was owned; does nothing if it has another owner by now
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public void end(GameId id, long epoch) {
        end.<Long>run(
                redis.general(),
                ScriptOutputType.INTEGER,
                new byte[][] {bytes(Channels.gameLease(id)), bytes(Channels.GAMES_LEASES)},
                bytes(epoch),
                bytes(id));
    }

    private Claimed claimed(GameId id, List<byte[]> answer) {
        long epoch = Long.parseLong(text(answer.get(1)));
        Difficulty difficulty = Difficulty.valueOf(text(answer.get(4)));
        return new Claimed(
                new GameTicket(id, epoch, instance, difficulty),
                Integer.parseInt(text(answer.get(2))),
                Integer.parseInt(text(answer.get(3))),
                Instant.ofEpochMilli(Long.parseLong(text(answer.get(5)))),
                answer.get(6),
                answer.get(7),
                answer.subList(CLAIM_VALUES, answer.size()),
                waiting(id, answer.get(8)));
    }

    private static List<InboxMessage> waiting(GameId id, byte[] payload) {
        if (payload.length == 0) {
            return List.of();
        }
        return switch (InboxCodec.decode(payload)) {
            case Decoded.Value<List<InboxMessage>>(List<InboxMessage> messages) -> messages;
            case Decoded.Refused<List<InboxMessage>>(String reason) -> {
                log.atWarn().addKeyValue("gameId", id).log("What the owner left undone cannot be read: {}", reason);
                yield List.of();
            }
        };
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }
}
