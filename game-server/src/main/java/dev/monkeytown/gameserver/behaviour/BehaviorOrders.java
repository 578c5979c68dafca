package dev.monkeytown.gameserver.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/** Orders to read the repository of behaviours at once, to and from all game-servers. Thread-safe. */
public final class BehaviorOrders implements AutoCloseable {

    private static final byte[] CHANNEL = Channels.BEHAVIOUR_ORDERS.getBytes(UTF_8);

    private final RedisConnections redis;
    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;

    /** Listens from now on. @param heard is run on an I/O thread and must not block */
    BehaviorOrders(RedisConnections redis, Runnable heard) {
        this.redis = redis;
        this.connection = redis.newPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                heard.run();
            }
        });
        connection.sync().subscribe(CHANNEL);
    }

    /**
     * Has all game-servers read, this one as well.
     *
     * @return how many heard it
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public long give() {
        return redis.general().sync().publish(CHANNEL, new byte[0]);
    }

    @Override
    public void close() {
        connection.close();
    }
}
