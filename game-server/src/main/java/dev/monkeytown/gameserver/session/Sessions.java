package dev.monkeytown.gameserver.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import io.lettuce.core.SetArgs;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions in Redis, behind its circuit breaker; all that is done here may be repeated, and is if it fails. Thread-safe;
 * every method blocks and throws {@code RedisException} if Redis does not answer, {@code DependencyUnavailableException} if
 * it is not asked because it did not answer before.
 */
public final class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final RedisConnections redis;
    private final Resilience resilience;
    private final JsonMapper mapper;

    public Sessions(RedisConnections redis, Resilience resilience, JsonMapper mapper) {
        this.redis = redis;
        this.resilience = resilience;
        this.mapper = mapper;
    }

    /** What is known of a session; nothing, if what is stored is no session (any more). */
    public Optional<PlayerSession> find(SessionId id) {
        byte[] json = resilience.call(
                Dependency.REDIS_GENERAL, () -> redis.general().sync().get(key(id)));
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readValue(json, PlayerSession.class));
        } catch (JacksonException unreadable) {
            log.warn("A stored session is unreadable and counts as none: {}", unreadable.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** Remembers a session for {@link Limits#SESSION_LIFE} from now on. */
    public void keep(SessionId id, PlayerSession session) {
        byte[] json = mapper.writeValueAsBytes(session);
        resilience.call(
                Dependency.REDIS_GENERAL,
                () -> redis.general().sync().set(key(id), json, SetArgs.Builder.px(Limits.SESSION_LIFE)));
    }

    private static byte[] key(SessionId id) {
        return Channels.session(id).getBytes(UTF_8);
    }
}
