package dev.monkeytown.platform.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** What the connections do while a real Redis goes away and comes back. */
class RedisConnectionsIT {

    private static final byte[] KEY = "key".getBytes(UTF_8);

    private int port;
    private RedisServer redis;
    private RedisConnections connections;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        startRedis();
        connections = new RedisConnections(RedisURI.create("redis://127.0.0.1:" + port), "test-1");
    }

    @AfterEach
    void stop() throws IOException {
        connections.close();
        redis.stop();
    }

    @Test
    void namesItsConnectionsForOperators() {
        assertThat(connections.general().sync().clientList())
                .contains("name=test-1-tick", "name=test-1-general")
                .doesNotContain("name=test-1-pubsub");
    }

    @Test
    void failsCommandsAtOnceWhileRedisIsAwayAndSendsNoneOfThemLater() throws IOException {
        redis.stop();
        Awaitility.await().until(() -> fails(connections.tick()) && fails(connections.general()));

        long startNanos = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> connections.tick().sync().incr(KEY)).isInstanceOf(RedisException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                .as("a hundred time-outs would take longer")
                .isLessThan(RedisConnections.TICK_TIMEOUT.multipliedBy(60));
        startRedis();

        Awaitility.await().until(() -> !fails(connections.tick()));
        assertThat(connections.tick().sync().get(KEY)).isNull();
    }

    @Test
    void givesUpOnACommandThatRedisDoesNotAnswer() {
        connections.general().sync().clientPause(600);

        // Without a time-out of its own the command would be answered after the pause.
        assertThatThrownBy(() -> connections.tick().sync().get(KEY)).isInstanceOf(RedisException.class);
    }

    @Test
    void subscribesAgainAfterRedisCameBack() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        StatefulRedisPubSubConnection<byte[], byte[]> pubSub = connections.newPubSub();
        pubSub.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                heard.add(new String(message, UTF_8));
            }
        });
        pubSub.sync().subscribe(KEY);
        connections.general().sync().publish(KEY, "before".getBytes(UTF_8));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("before");

        redis.stop();
        Awaitility.await().until(() -> fails(connections.general()));
        startRedis();

        Awaitility.await()
                .until(() -> !fails(connections.general())
                        && connections.general().sync().publish(KEY, "after".getBytes(UTF_8)) == 1);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("after");
    }

    @Test
    void staysReadyForAMomentWithoutRedis() throws IOException {
        RedisCheck check = new RedisCheck(connections);
        assertThat(check.check().detail()).startsWith("PONG in ");

        redis.stop();
        Awaitility.await().until(() -> check.check().detail().startsWith("degraded: away for "));
        assertThat(check.check().healthy()).isTrue();
    }

    private static boolean fails(StatefulRedisConnection<byte[], byte[]> connection) {
        try {
            connection.sync().ping();
            return false;
        } catch (RedisException e) {
            return true;
        }
    }

    private void startRedis() throws IOException {
        redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
