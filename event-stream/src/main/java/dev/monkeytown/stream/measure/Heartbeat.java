package dev.monkeytown.stream.measure;

import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InstanceBeat;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the others once a second that this instance lives and how full it is, on {@link Channels#SYSTEM_HEALTH}. A beat
 * that Redis does not take is not made up for: its absence is the message.
 */
public final class Heartbeat implements AutoCloseable {

    private static final byte[] CHANNEL = Channels.SYSTEM_HEALTH.getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService timer;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final JsonMapper json;
    private final String service;
    private final String instance;
    private final Supplier<InstanceBeat.Status> status;
    private final IntSupplier connections;
    private final int maxConnections;
    private @Nullable Future<?> beating;

    /**
     * @param timer runs a beat without being held up by it
     */
    public Heartbeat(
            ScheduledExecutorService timer,
            StatefulRedisConnection<byte[], byte[]> connection,
            JsonMapper json,
            String service,
            String instance,
            Supplier<InstanceBeat.Status> status,
            IntSupplier connections,
            int maxConnections) {
        this.timer = timer;
        this.redis = connection.async();
        this.json = json;
        this.service = service;
        this.instance = instance;
        this.status = status;
        this.connections = connections;
        this.maxConnections = maxConnections;
    }

    public synchronized void start() {
        beating = timer.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void close() {
        if (beating != null) {
            beating.cancel(false);
        }
    }

    private void beat() {
        InstanceBeat now = InstanceBeat.ofSockets(
                service, instance, System.currentTimeMillis(), status.get(), connections.getAsInt(), maxConnections);
        var unused = redis.publish(CHANNEL, json.writeValueAsBytes(now));
    }
}
