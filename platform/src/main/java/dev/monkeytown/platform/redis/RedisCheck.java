package dev.monkeytown.platform.redis;

import dev.monkeytown.platform.health.ReadinessCheck;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether Redis answers a PING on the general connection. All instances lose Redis at the same moment and most often for
 * a moment only: what they have goes on afterwards, so they stay ready for {@link #PATIENCE}. After that new work should
 * be told that there is none to be had.
 */
final class RedisCheck implements ReadinessCheck {

    /** How long Redis may be away before this instance is not ready. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double NANOS_PER_MS = 1_000_000;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final Supplier<String> ping;
    private final LongSupplier nanoTime;

    /** Touched by one check at a time. */
    private boolean away;

    private long awaySinceNanos;

    RedisCheck(RedisConnections connections) {
        this(() -> connections.general().sync().ping(), System::nanoTime);
    }

    /**
     * @param ping asks Redis and blocks for the answer
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    RedisCheck(Supplier<String> ping, LongSupplier nanoTime) {
        this.ping = ping;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Answer check() {
        long askedNanos = nanoTime.getAsLong();
        try {
            String pong = ping.get();
            away = false;
            return Answer.healthy("%s in %.1f ms".formatted(pong, (nanoTime.getAsLong() - askedNanos) / NANOS_PER_MS));
        } catch (RedisException failure) {
            return away(askedNanos, failure);
        }
    }

    private Answer away(long askedNanos, RedisException failure) {
        if (!away) {
            away = true;
            awaySinceNanos = askedNanos;
        }
        long forNanos = nanoTime.getAsLong() - awaySinceNanos;
        String detail = "away for %.1f s: %s".formatted(forNanos / NANOS_PER_SECOND, failure.getMessage());
        return forNanos < PATIENCE.toNanos() ? Answer.degraded(detail) : Answer.unhealthy(detail);
    }
}
