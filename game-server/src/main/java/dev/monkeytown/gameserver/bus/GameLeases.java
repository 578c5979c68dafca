package dev.monkeytown.gameserver.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.ScriptOutputType;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who owns which game. Thread-safe; blocks, so not for loop threads. */
public final class GameLeases {

    private final RedisScript claim = RedisScript.named("claim");
    private final RedisConnections redis;
    private final String instance;

    /** @param instance name of this server, noted as the owner */
    public GameLeases(RedisConnections redis, String instance) {
        this.redis = redis;
        this.instance = instance;
    }

    /**
     * Takes a game.
     *
     * @return the new epoch; empty if somebody else owns the game or it is over
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public OptionalLong claim(GameId id, int seats) {
        byte @Nullable [] epoch = claim.run(
                redis.general(),
                ScriptOutputType.VALUE,
                new byte[][] {RedisScript.bytes(Channels.gameLease(id))},
                RedisScript.bytes(instance),
                RedisScript.bytes(Limits.LEASE.toMillis()),
                RedisScript.bytes(Limits.GAME_KEYS_LIFE.toMillis()),
                RedisScript.bytes(seats));
        return epoch == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(new String(epoch, UTF_8)));
    }
}
