package dev.monkeytown.platform.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * The ways to Redis that carry games. Thread-safe. In a service these are {@link RedisConnections}; the simulation of the
 * protocol puts its own network here.
 */
public interface Redis {

    /**
     * For leases and the tick script only. Fails at once while disconnected, fails after
     * {@link RedisConnections#TICK_TIMEOUT} without an answer; a failed command may or may not have been executed.
     */
    StatefulRedisConnection<byte[], byte[]> tick();

    /** For everything that is neither a tick nor a subscription. Fails at once while disconnected. */
    StatefulRedisConnection<byte[], byte[]> general();

    /**
     * A new connection for subscriptions, blocking up to a second. It subscribes again by itself after a reconnect; what
     * was published in between is lost, so the reader must recognise gaps. Listeners run on an I/O thread shared with the
     * other connections and must not block. The caller may close it, otherwise it is closed with the rest.
     */
    StatefulRedisPubSubConnection<byte[], byte[]> newPubSub();
}
