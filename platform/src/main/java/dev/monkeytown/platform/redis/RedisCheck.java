package dev.monkeytown.platform.redis;

import dev.monkeytown.platform.health.ReadinessCheck;

/** Whether Redis answers a PING on the general connection. */
final class RedisCheck implements ReadinessCheck {

    private static final double NANOS_PER_MS = 1_000_000;

    private final RedisConnections connections;

    RedisCheck(RedisConnections connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Answer check() {
        long startNanos = System.nanoTime();
        String pong = connections.general().sync().ping();
        double tookMs = (System.nanoTime() - startNanos) / NANOS_PER_MS;
        return Answer.healthy("%s in %.1f ms".formatted(pong, tookMs));
    }
}
