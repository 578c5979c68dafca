package dev.monkeytown.stream.inbox;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Publishes on the channel {@link Channels#gameInputs}. Owned by one event loop; a failed publish is counted and not
 * repeated. What is on its way is bounded by the connection, which refuses more.
 */
public final class RedisInboxPublisher implements InboxPublisher {

    /** Channel names kept ready; more games than this on one loop only cost making names again. */
    private static final int MAX_NAMES = 1_024;

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final StreamMetrics metrics;
    private final Map<GameId, byte[]> names = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GameId, byte[]> eldest) {
            return size() > MAX_NAMES;
        }
    };

    /**
     * @param connection may write at once or wait for {@link #flush}
     */
    public RedisInboxPublisher(StatefulRedisConnection<byte[], byte[]> connection, StreamMetrics metrics) {
        this.connection = connection;
        this.redis = connection.async();
        this.metrics = metrics;
    }

    @Override
    public void publish(GameId game, byte[] payload, int messages) {
        var unused = redis.publish(names.computeIfAbsent(game, RedisInboxPublisher::name), payload)
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        metrics.inboxPublished(messages);
                    } else {
                        metrics.inboxLost(messages);
                    }
                });
    }

    @Override
    public void flush() {
        connection.flushCommands();
    }

    private static byte[] name(GameId game) {
        return Channels.gameInputs(game).getBytes(StandardCharsets.UTF_8);
    }
}
