package dev.monkeytown.platform.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisScript;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what players do, for all instances together: a counter of each player and action in Redis that lives for one
 * window. Thread-safe; blocks, at most a second.
 *
 * <p>A window that is fixed lets somebody do twice as much around its end. That is fine for what it protects from, and in
 * exchange the limit is exact, costs one command of one script, and means what it says.
 */
public final class RateLimit {

    private static final Logger log = LoggerFactory.getLogger(RateLimit.class);

    private final RedisScript count = RedisScript.named("count");
    private final StatefulRedisConnection<byte[], byte[]> redis;
    private final Resilience resilience;
    private final RateLimitProperties limits;

    public RateLimit(StatefulRedisConnection<byte[], byte[]> redis, Resilience resilience, RateLimitProperties limits) {
        this.redis = redis;
        this.resilience = resilience;
        this.limits = limits;
    }

    /**
     * Counts it and says how long the player has to wait; empty if it is allowed. While Redis is away everything is allowed:
     * what is counted here is play, and a sign-in fails then anyway.
     */
    public Optional<Duration> count(PlayerId player, LimitedAction action) {
        int most = limits.most(action);
        if (most == 0) {
            return Optional.empty();
        }
        try {
            long waitMs = resilience.callOnce(Dependency.REDIS_GENERAL, () -> run(player, action, most));
            return waitMs > 0 ? Optional.of(Duration.ofMillis(waitMs)) : Optional.empty();
        } catch (RedisException | DependencyUnavailableException away) {
            log.debug("Not counted, as Redis is away: {} of {}", action, player);
            return Optional.empty();
        }
    }

    private long run(PlayerId player, LimitedAction action, int most) {
        Long waitMs = count.run(
                redis,
                ScriptOutputType.INTEGER,
                new byte[][] {Channels.rateLimit(player, action.wire()).getBytes(UTF_8)},
                RedisScript.bytes(most),
                RedisScript.bytes(limits.window().toMillis()));
        return waitMs;
    }
}
