package dev.monkeytown.gameserver.bus;

import static dev.monkeytown.platform.redis.RedisScript.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.Ended;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.redis.RedisScript;
import dev.monkeytown.simulation.agent.Difficulty;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The games that are over and not stored yet, kept in Redis so that any server may store them. Thread-safe; blocks. */
public final class EndedGames {

    /** How long a game's keys stay after it was stored, for those who still want to see the end. */
    static final Duration AFTERLIFE = Duration.ofSeconds(60);

    /**
     * A game that can never be stored.
     *
     * @param entry of the list
     */
    public record Dead(String entry, String gameId, String reason) {}

    private final RedisScript stored = RedisScript.named("stored");
    private final RedisConnections redis;

    public EndedGames(RedisConnections redis) {
        this.redis = redis;
    }

    /**
     * Games that ended at that time or before and still wait, the longest waiting first.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public List<GameId> waiting(Instant until, int most) {
        Range<Long> old = Range.create(0L, until.toEpochMilli());
        return commands().zrangebyscore(bytes(Channels.RESULTS_OUTBOX), old, Limit.create(0, most)).stream()
                .flatMap(id -> GameId.parse(new String(id, UTF_8)).stream())
                .toList();
    }

    /**
     * All that is kept of a game.
     *
     * @return empty if something of it is missing
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public Optional<Ended> find(GameId id) {
        Map<String, String> lease = commands()
                .hmget(
                        bytes(Channels.gameLease(id)),
                        bytes("epoch"),
                        bytes("owner"),
                        bytes("tick"),
                        bytes("difficulty"),
                        bytes("startedAtMs"),
                        bytes("endedAtMs"))
                .stream()
                .filter(KeyValue::hasValue)
                .collect(Collectors.toMap(field -> text(field.getKey()), field -> text(field.getValue())));
        byte @Nullable [] keyframe = commands().get(bytes(Channels.gameKeyframe(id)));
        byte @Nullable [] log = commands().get(bytes(Channels.gameLog(id)));
        if (lease.size() < 6 || keyframe == null || log == null) {
            return Optional.empty();
        }
        GameTicket ticket = new GameTicket(
                id,
                Long.parseLong(get(lease, "epoch")),
                get(lease, "owner"),
                Difficulty.valueOf(get(lease, "difficulty")));
        return Optional.of(new Ended(
                ticket,
                Integer.parseInt(get(lease, "tick")),
                instant(get(lease, "startedAtMs")),
                instant(get(lease, "endedAtMs")),
                keyframe,
                log));
    }

    /**
     * The game is stored: it waits no more, and its keys stay for a minute.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public void stored(GameId id, long epoch) {
        settle(id, epoch, "", "");
    }

    /**
     * The game can never be stored: it goes on the list that operators look at, and its keys stay.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public void dead(GameId id, long epoch, String reason) {
        settle(id, epoch, Channels.RESULTS_DEAD, reason);
    }

    /** How many are on that list. */
    public long countDead() {
        return commands().xlen(bytes(Channels.RESULTS_DEAD));
    }

    /** The newest of that list, at most so many. */
    public List<Dead> dead(int most) {
        return commands().xrevrange(bytes(Channels.RESULTS_DEAD), Range.unbounded(), Limit.create(0, most)).stream()
                .map(entry -> {
                    Map<String, String> fields = entry.getBody().entrySet().stream()
                            .collect(Collectors.toMap(field -> text(field.getKey()), field -> text(field.getValue())));
                    return new Dead(entry.getId(), get(fields, "gameId"), get(fields, "reason"));
                })
                .toList();
    }

    /**
     * Takes a game off that list and lets servers try again.
     *
     * @return whether it was there
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public boolean again(GameId id, Instant now) {
        for (Dead dead : dead(Limits.MAX_DEAD_RESULTS)) {
            if (dead.gameId().equals(id.toString())) {
                commands().zadd(bytes(Channels.RESULTS_OUTBOX), now.toEpochMilli(), bytes(id));
                commands().xdel(bytes(Channels.RESULTS_DEAD), dead.entry());
                return true;
            }
        }
        return false;
    }

    private void settle(GameId id, long epoch, String dead, String reason) {
        GameKeys names = GameKeys.of(id);
        stored.<Long>run(
                redis.general(),
                ScriptOutputType.INTEGER,
                new byte[][] {
                    bytes(Channels.RESULTS_OUTBOX),
                    names.lease(),
                    names.journal(),
                    names.keyframe(),
                    names.seats(),
                    names.log()
                },
                bytes(id),
                bytes(epoch),
                bytes(AFTERLIFE.toMillis()),
                bytes(dead),
                bytes(Limits.MAX_DEAD_RESULTS),
                bytes(reason));
    }

    private RedisCommands<byte[], byte[]> commands() {
        return redis.general().sync();
    }

    private static String get(Map<String, String> lease, String field) {
        return lease.getOrDefault(field, "");
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }
}
