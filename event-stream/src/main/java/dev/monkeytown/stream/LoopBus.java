package dev.monkeytown.stream;

import dev.monkeytown.platform.redis.LoopConnections;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.stream.intake.Feed;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.Transports;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.HashMap;
import java.util.Map;
import reactor.netty.resources.LoopResources;

/**
 * Connections to Redis on the event loops of the sockets, made once at the start: a frame from Redis reaches the sockets
 * of its room's loop, and an input reaches Redis, without changing threads. Commands wait for a flush. Thread-safe.
 *
 * <p>Where Lettuce would use another transport than the web server, the loops have none and share the connections that
 * Lettuce serves itself.
 */
final class LoopBus implements AutoCloseable {

    private final Map<EventLoop, LoopConnections> byLoop = new HashMap<>();
    private final Map<EventLoop, Feed> feeds = new HashMap<>();
    private final RedisConnections redis;

    LoopBus(RedisConnections redis, LoopResources loops) {
        this.redis = redis;
        loops.onServer(LoopResources.DEFAULT_NATIVE).forEach(each -> {
            if (each instanceof IoEventLoop loop && isForLettuce(loop)) {
                connect(loop);
            }
        });
    }

    private static boolean isForLettuce(IoEventLoop loop) {
        return loop.isIoType(NioIoHandler.class)
                == Transports.socketChannelClass().equals(NioSocketChannel.class);
    }

    private void connect(EventLoop loop) {
        LoopConnections connections = redis.onLoop(loop);
        connections.commands().setAutoFlushCommands(false);
        byLoop.put(loop, connections);
        feeds.put(loop, new Feed(connections.pubSub()));
    }

    Map<EventLoop, Feed> feeds() {
        return Map.copyOf(feeds);
    }

    StatefulRedisConnection<byte[], byte[]> commands(EventLoop loop) {
        LoopConnections connections = byLoop.get(loop);
        return connections == null ? redis.general() : connections.commands();
    }

    /** Does nothing the second time. The loops must still run. */
    @Override
    public void close() {
        byLoop.values().forEach(LoopConnections::close);
    }
}
