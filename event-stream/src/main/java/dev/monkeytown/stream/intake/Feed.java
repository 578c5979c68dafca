package dev.monkeytown.stream.intake;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Subscriptions on one pub/sub connection. Thread-safe. A listener runs on the connection's
 * I/O thread, in the order of the channel, and must only hand the bytes over; it never sees the same array twice. What
 * is published while the connection is away is lost, so listeners recognise gaps.
 */
public final class Feed {

    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private final Map<ByteBuffer, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();

    public Feed(StatefulRedisPubSubConnection<byte[], byte[]> connection) {
        this.connection = connection;
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                Consumer<byte[]> listener = listeners.get(ByteBuffer.wrap(channel));
                if (listener != null) {
                    listener.accept(message);
                }
            }
        });
    }

    /**
     * Subscribes the one listener of a channel.
     *
     * @return completes when everything published from now on reaches the listener; fails when Redis does not answer
     */
    public CompletionStage<Void> subscribe(String channel, Consumer<byte[]> listener) {
        byte[] name = bytes(channel);
        listeners.put(ByteBuffer.wrap(name), listener);
        return connection.async().subscribe(name);
    }

    /** Ends the subscription of a channel. What is on its way may still reach the listener. */
    public CompletionStage<Void> unsubscribe(String channel) {
        byte[] name = bytes(channel);
        listeners.remove(ByteBuffer.wrap(name));
        return connection.async().unsubscribe(name);
    }

    private static byte[] bytes(String channel) {
        return channel.getBytes(StandardCharsets.UTF_8);
    }
}
