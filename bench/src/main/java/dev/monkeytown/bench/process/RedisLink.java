package dev.monkeytown.bench.process;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;

/**
 * Two connections to a Redis of the lab: one for orders, one on which a playout publishes. Unlike a service's they never
 * give a command up: on a busy machine that would tear a hole into a game that nobody is there to mend.
 */
public final class RedisLink implements AutoCloseable {
    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> orders;
    private final StatefulRedisConnection<byte[], byte[]> playout;

    /** Connects. */
    RedisLink(String url) {
        client = RedisClient.create(url);
        orders = client.connect(ByteArrayCodec.INSTANCE);
        playout = client.connect(ByteArrayCodec.INSTANCE);
        playout.setAutoFlushCommands(false);
    }

    /** Waits for answers. */
    public RedisCommands<byte[], byte[]> orders() {
        return orders.sync();
    }

    /** Writes only when flushed. */
    public StatefulRedisConnection<byte[], byte[]> playout() {
        return playout;
    }

    /** Flushes what was published and waits until all of it was answered. */
    public void settle() {
        playout.setAutoFlushCommands(true);
        playout.sync().ping();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, END_PATIENCE);
    }
}
