package dev.monkeytown.chaos.arena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.redis.LoopConnections;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.Transports;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** A service's connections to a real Redis, through a proxy that forgets them without a word. TCP would notice in minutes. */
@Timeout(60)
class HalfOpenConnectionsIT {

    private static final byte[] NAME = "here".getBytes(UTF_8);

    private final AtomicInteger said = new AtomicInteger();
    private final AtomicInteger lastHeard = new AtomicInteger();
    private EventLoopGroup loop;
    private RedisServer redis;
    private FaultProxy proxy;
    private RedisConnections connections;
    private RedisConnections direct;

    @BeforeEach
    void connect() throws IOException {
        int port = freePort();
        redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        proxy = FaultProxy.before(port);
        connections = new RedisConnections(RedisURI.create("redis://127.0.0.1:" + proxy.port()), "test");
        direct = new RedisConnections(RedisURI.create("redis://127.0.0.1:" + port), "direct");
        loop = (EventLoopGroup) DefaultEventLoopGroupProvider.createEventLoopGroup(Transports.eventLoopGroupClass(), 1);
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        direct.close();
        loop.shutdownGracefully().awaitUninterruptibly();
        proxy.close();
        redis.stop();
    }

    @Test
    void hearsAgainWhatIsPublishedAfterItsSubscriptionWasForgotten() {
        subscribe(connections.newPubSub());

        proxy.forget();

        awaitMessages();
        assertThat(connections.silent()).isPositive();
    }

    @Test
    void hearsAgainOnAnEventLoopAfterItsSubscriptionWasForgotten() {
        LoopConnections onLoop = connections.onLoop(loop);
        subscribe(onLoop.pubSub());

        proxy.forget();

        awaitMessages();
        Awaitility.await().until(() -> answers(onLoop.commands()));
    }

    @Test
    void asksAgainAfterItsConnectionsWereForgotten() {
        proxy.forget();
        assertThat(answers(connections.tick())).isFalse();

        Awaitility.await().until(() -> answers(connections.tick()) && answers(connections.general()));
    }

    @Test
    void comesBackWhenNothingPassedForAWhile() {
        subscribe(connections.newPubSub());

        proxy.weather(new Weather.BlackHole());
        Awaitility.await().until(() -> connections.silent() >= 3);
        proxy.weather(new Weather.Fine());

        awaitMessages();
        Awaitility.await().until(() -> answers(connections.tick()) && answers(connections.general()));
    }

    @Test
    void leavesConnectionsAloneThatAreQuietOrSlow() {
        subscribe(connections.newPubSub());
        proxy.weather(new Weather.Latency(200, 200));

        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> connections.silent() == 0);
    }

    private void subscribe(StatefulRedisPubSubConnection<byte[], byte[]> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                lastHeard.set(Integer.parseInt(new String(message, UTF_8)));
            }
        });
        connection.sync().subscribe(NAME);
        awaitMessages();
    }

    /**
     * What was said while nobody could hear is lost; what is said later comes. Only what is said from now on counts: of
     * what was said before, something may still be under way.
     */
    private void awaitMessages() {
        int before = said.get();
        Awaitility.await().until(() -> {
            byte[] number = Integer.toString(said.incrementAndGet()).getBytes(UTF_8);
            direct.general().sync().publish(NAME, number);
            return lastHeard.get() > before;
        });
    }

    private static boolean answers(StatefulRedisConnection<byte[], byte[]> connection) {
        try {
            return connection.sync().ping().equals("PONG");
        } catch (RedisException away) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
