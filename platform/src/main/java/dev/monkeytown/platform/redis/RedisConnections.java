package dev.monkeytown.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * This process's connections to Redis. All methods are thread-safe; the connections are too, and reconnect by themselves
 * every {@link #RECONNECT}.
 *
 * <p>Lettuce by default queues without bound while disconnected, sends the queue after the reconnect and waits 60 s for
 * an answer. A lease renewal or a tick that arrives late is exactly the stale write that fencing exists to stop, so no
 * connection here sends anything again, and each has a bounded queue and a short time-out. One whose other end is silently
 * gone is noticed by a {@link PingWatch} within 1.5 s.
 */
public final class RedisConnections implements Redis, AutoCloseable {

    /** Time-out of a command on {@link #tick()}: half a lease. */
    public static final Duration TICK_TIMEOUT = Duration.ofMillis(150);

    /** Time-out of a command on {@link #general()} and of subscribing. */
    public static final Duration GENERAL_TIMEOUT = Duration.ofSeconds(1);

    /**
     * Time-out of a command on {@link #onLoop} connections: an answer may lie there while the loop has much else to do, a
     * thousand handshakes at once for example.
     */
    public static final Duration LOOP_TIMEOUT = Duration.ofSeconds(5);

    /** Pause between two attempts to reconnect; constant, because backing off would stretch every outage. */
    public static final Duration RECONNECT = Duration.ofMillis(50);

    /** Commands on their way per connection. A further one fails at once with a {@code RedisException}. */
    public static final int MAX_QUEUED_COMMANDS = 10_000;

    private static final RedisCodec<byte[], byte[]> BYTES = ByteArrayCodec.INSTANCE;

    private final ClientResources resources;
    private final RedisURI url;
    private final String name;
    private final LongAdder silent = new LongAdder();
    private final Queue<LoopConnections> onLoops = new ConcurrentLinkedQueue<>();
    private final RedisClient tickClient;
    private final RedisClient generalClient;
    private final RedisClient pubSubClient;
    private final StatefulRedisConnection<byte[], byte[]> tick;
    private final StatefulRedisConnection<byte[], byte[]> general;

    /**
     * Connects, blocking up to a second.
     *
     * @param url as in {@code redis://host:6379}, also {@code rediss://} and {@code redis-sentinel://}
     * @param name shown by {@code CLIENT LIST}, with the connection's purpose behind it
     * @throws io.lettuce.core.RedisConnectionException if Redis does not answer
     */
    public RedisConnections(RedisURI url, String name) {
        this.url = url;
        this.name = name;
        resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT))
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .nettyCustomizer(PingWatch.onEvery(silent))
                .build();
        tickClient = client(url, name + "-tick", TICK_TIMEOUT);
        generalClient = client(url, name + "-general", GENERAL_TIMEOUT);
        pubSubClient = client(url, name + "-pubsub", GENERAL_TIMEOUT);
        try {
            tick = tickClient.connect(BYTES);
            tick.setTimeout(TICK_TIMEOUT);
            general = generalClient.connect(BYTES);
        } catch (RuntimeException e) {
            shutDown();
            throw e;
        }
    }

    @Override
    public StatefulRedisConnection<byte[], byte[]> tick() {
        return tick;
    }

    @Override
    public StatefulRedisConnection<byte[], byte[]> general() {
        return general;
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> newPubSub() {
        return pubSubClient.connectPubSub(BYTES);
    }

    /**
     * Connections whose I/O is done by the caller's own event loop, blocking up to two seconds; not to be called on that
     * loop. The caller closes them before the loop ends, otherwise they are closed with the rest.
     *
     * @param loop of the transport that Lettuce chooses here: native if there is one
     */
    public LoopConnections onLoop(EventLoopGroup loop) {
        LoopConnections connections =
                new LoopConnections(resources, loop, own -> client(url, name + "-loop", LOOP_TIMEOUT, own));
        onLoops.add(connections);
        return connections;
    }

    /** Connections closed and made anew so far because nobody was at their other end, attempts to connect included. */
    public long silent() {
        return silent.sum();
    }

    /** Subscriptions first, so that nothing new arrives, and the tick connection last, so that leases can be given back. */
    @Override
    public void close() {
        shutDown();
    }

    private void shutDown() {
        onLoops.forEach(LoopConnections::close);
        pubSubClient.shutdown(Duration.ZERO, GENERAL_TIMEOUT);
        generalClient.shutdown(Duration.ZERO, GENERAL_TIMEOUT);
        tickClient.shutdown(Duration.ZERO, GENERAL_TIMEOUT);
        resources
                .shutdown(0, GENERAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(GENERAL_TIMEOUT.toMillis());
    }

    private RedisClient client(RedisURI url, String name, Duration timeout) {
        return client(url, name, timeout, resources);
    }

    private static RedisClient client(RedisURI url, String name, Duration timeout, ClientResources resources) {
        // The address's time-out is that of connecting; the commands' own is in the options.
        RedisURI own = RedisURI.builder(url)
                .withTimeout(GENERAL_TIMEOUT)
                .withClientName(name)
                .build();
        RedisClient client = RedisClient.create(resources, own);
        client.setOptions(options(timeout));
        return client;
    }

    private static ClientOptions options(Duration timeout) {
        SocketOptions socket = SocketOptions.builder()
                .connectTimeout(GENERAL_TIMEOUT)
                .tcpNoDelay(true)
                .keepAlive(true)
                .build();
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .requestQueueSize(MAX_QUEUED_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(socket)
                .build();
    }
}
