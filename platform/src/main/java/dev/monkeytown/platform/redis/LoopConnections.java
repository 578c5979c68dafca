package dev.monkeytown.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Two connections to Redis that live on an event loop of the caller's: what Redis sends is handed over on that loop, and
 * what is sent from that loop goes out without changing threads. Thread-safe; otherwise as those of
 * {@link RedisConnections}.
 */
public final class LoopConnections implements AutoCloseable {

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisPubSubConnection<byte[], byte[]> pubSub;
    private final StatefulRedisConnection<byte[], byte[]> commands;

    LoopConnections(ClientResources shared, EventLoopGroup loop, Function<ClientResources, RedisClient> clients) {
        resources = ClientResources.builder()
                .eventLoopGroupProvider(new Borrowed(loop))
                .eventExecutorGroup(shared.eventExecutorGroup())
                .timer(shared.timer())
                .eventBus(shared.eventBus())
                .reconnectDelay(Delay.constant(RedisConnections.RECONNECT))
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .nettyCustomizer(shared.nettyCustomizer())
                .build();
        client = clients.apply(resources);
        try {
            pubSub = client.connectPubSub(ByteArrayCodec.INSTANCE);
            commands = client.connect(ByteArrayCodec.INSTANCE);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** For subscriptions; listeners run on the loop and must not block. */
    public StatefulRedisPubSubConnection<byte[], byte[]> pubSub() {
        return pubSub;
    }

    /** For commands; the owner of the loop may switch its automatic flush off. */
    public StatefulRedisConnection<byte[], byte[]> commands() {
        return commands;
    }

    /**
     * Closes both connections; does nothing the second time. What is shared with others lives on. The loop must still run;
     * if it does not, the connections are left to the end of the process after a while.
     */
    @Override
    public void close() {
        long patienceMs = RedisConnections.GENERAL_TIMEOUT.toMillis();
        client.shutdownAsync(0, patienceMs, TimeUnit.MILLISECONDS)
                .completeOnTimeout(null, patienceMs, TimeUnit.MILLISECONDS)
                .join();
        var unused = resources.shutdown(0, 0, TimeUnit.MILLISECONDS);
    }

    /** Lends the one loop out and never ends it. */
    private record Borrowed(EventLoopGroup loop) implements EventLoopGroupProvider {

        /** Lettuce asks for the class that it would make itself, and uses no more of it than the interface. */
        @Override
        @SuppressWarnings("unchecked")
        public <T extends EventLoopGroup> T allocate(Class<T> type) {
            return (T) loop;
        }

        @Override
        public int threadPoolSize() {
            return 1;
        }

        @Override
        public Future<Boolean> release(EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
            return done();
        }

        @Override
        public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
            return done();
        }

        private static Future<Boolean> done() {
            Promise<Boolean> promise = ImmediateEventExecutor.INSTANCE.newPromise();
            return promise.setSuccess(true);
        }
    }
}
