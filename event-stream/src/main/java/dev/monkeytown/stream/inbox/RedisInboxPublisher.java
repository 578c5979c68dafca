package dev.monkeytown.stream.inbox;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;

/** Publishes on the channel {@link Channels#gameInputs}. Thread-safe; a failed publish is counted and not repeated. */
public final class RedisInboxPublisher implements InboxPublisher {

    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final StreamMetrics metrics;

    public RedisInboxPublisher(StatefulRedisConnection<byte[], byte[]> connection, StreamMetrics metrics) {
        this.redis = connection.async();
        this.metrics = metrics;
    }

    @Override
    public void publish(GameId game, byte[] payload, int messages) {
        var unused = redis.publish(Channels.gameInputs(game).getBytes(StandardCharsets.UTF_8), payload)
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        metrics.inboxPublished(messages);
                    } else {
                        metrics.inboxLost(messages);
                    }
                });
    }
}
