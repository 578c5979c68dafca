package dev.monkeytown.gateway.identity;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions that were ended before their cookies ran out, known to all instances through Redis. Thread-safe; blocks, at
 * most a second. While Redis is away nothing can be ended, and nobody counts as ended: what goes on is play.
 */
final class EndedSessions {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    private final RedisCommands<byte[], byte[]> redis;
    private final Resilience resilience;
    private final JsonMapper json;

    EndedSessions(StatefulRedisConnection<byte[], byte[]> connection, Resilience resilience, JsonMapper json) {
        this.redis = connection.sync();
        this.resilience = resilience;
        this.json = json;
    }

    boolean contains(SessionId session) {
        try {
            return resilience.callOnce(
                            Dependency.REDIS_GENERAL, () -> redis.exists(bytes(Channels.sessionEnd(session))))
                    > 0;
        } catch (RedisException | DependencyUnavailableException away) {
            log.debug("Taken for not ended, as Redis is away: {}", session);
            return false;
        }
    }

    /**
     * Nobody is let in by a token of this session any more, and its open sockets are closed, at whatever instance they are.
     *
     * @throws RuntimeException if Redis is away; then nothing has changed
     */
    void end(Identity who, EndReason reason) {
        byte[] key = bytes(Channels.sessionEnd(who.sessionId()));
        byte[] update = json.writeValueAsBytes(json.createObjectNode()
                .put("kind", "ended")
                .put("sessionId", who.sessionId().toString())
                .put("reason", reason.wire()));
        resilience.callOnce(Dependency.REDIS_GENERAL, () -> {
            redis.set(key, bytes(reason.wire()), SetArgs.Builder.ex(Limits.VISIT_LIFE));
            return redis.publish(bytes(Channels.playerUpdates(who.playerId())), update);
        });
        log.atInfo().addKeyValue("playerId", who.playerId()).log("Session ended: {}", reason.wire());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
