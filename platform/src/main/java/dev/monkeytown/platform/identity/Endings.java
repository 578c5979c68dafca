package dev.monkeytown.platform.identity;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sessions and players that were ended before their cookies and tokens ran out, known to all services through Redis.
 * Thread-safe; blocks, at most a second. While Redis is away nothing can be ended, and nobody counts as ended: what goes
 * on is play.
 */
public final class Endings {

    private static final Logger log = LoggerFactory.getLogger(Endings.class);

    private final RedisCommands<byte[], byte[]> redis;
    private final Resilience resilience;
    private final JsonMapper json;

    public Endings(StatefulRedisConnection<byte[], byte[]> connection, Resilience resilience, JsonMapper json) {
        this.redis = connection.sync();
        this.resilience = resilience;
        this.json = json;
    }

    /** Why this cookie or token counts no more; empty if it does. */
    public Optional<EndReason> of(Identity who) {
        byte[] session = bytes(Channels.sessionEnd(who.sessionId()));
        byte[] player = bytes(Channels.playerEnd(who.playerId()));
        try {
            return resilience.callOnce(Dependency.REDIS_GENERAL, () -> redis.mget(session, player)).stream()
                    .filter(KeyValue::hasValue)
                    .map(end -> read(end.getValue()))
                    .findFirst();
        } catch (RedisException | DependencyUnavailableException away) {
            log.debug("Taken for not ended, as Redis is away: {}", who.sessionId());
            return Optional.empty();
        }
    }

    /**
     * Nobody is let in by a token of this session any more, and its open sockets are closed, at whatever instance they are.
     *
     * @throws RuntimeException if Redis is away; then nothing has changed
     */
    public void endSession(Identity who, EndReason reason) {
        ObjectNode update = update(reason).put("sessionId", who.sessionId().toString());
        end(Channels.sessionEnd(who.sessionId()), who.playerId(), update, reason);
        log.atInfo().addKeyValue("playerId", who.playerId()).log("Session ended: {}", reason.wire());
    }

    /**
     * The same for all sessions of a player, those of other browsers too.
     *
     * @throws RuntimeException if Redis is away; then nothing has changed
     */
    public void endPlayer(PlayerId player, EndReason reason) {
        end(Channels.playerEnd(player), player, update(reason), reason);
        log.atInfo().addKeyValue("playerId", player).log("Player ended: {}", reason.wire());
    }

    /**
     * The player's cookies count again, as far as they have not run out.
     *
     * @throws RuntimeException if Redis is away; then nothing has changed
     */
    public void pardon(PlayerId player) {
        resilience.call(Dependency.REDIS_GENERAL, () -> redis.del(bytes(Channels.playerEnd(player))));
    }

    private void end(String key, PlayerId player, ObjectNode update, EndReason reason) {
        byte[] message = json.writeValueAsBytes(update);
        resilience.callOnce(Dependency.REDIS_GENERAL, () -> {
            redis.set(bytes(key), bytes(reason.wire()), SetArgs.Builder.ex(Limits.VISIT_LIFE));
            return redis.publish(bytes(Channels.playerUpdates(player)), message);
        });
    }

    private ObjectNode update(EndReason reason) {
        return json.createObjectNode().put("kind", "ended").put("reason", reason.wire());
    }

    private static EndReason read(byte[] reason) {
        return EndReason.of(new String(reason, StandardCharsets.UTF_8)).orElse(EndReason.SIGNED_OUT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
