package dev.monkeytown.bench.process;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;

/** A connection to a Redis of the lab on which orders are given and answers waited for. */
public final class RedisLink implements AutoCloseable {
    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> orders;

    /** Connects. */
    RedisLink(String url) {
        client = RedisClient.create(url);
        orders = client.connect(ByteArrayCodec.INSTANCE);
    }

    /** Waits for answers. */
    public RedisCommands<byte[], byte[]> orders() {
        return orders.sync();
    }

    /** What it has carried out so far. */
    public CommandCounts commands() {
        return CommandCounts.parse(orders().info("commandstats"));
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, END_PATIENCE);
    }
}
