package dev.monkeytown.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import redis.embedded.RedisServer;

/** A real Redis and a real PostgreSQL for tests, started when first asked for and shared by all tests of a JVM. */
public final class Backends {

    private Backends() {}

    /** Address of the shared Redis. */
    public static RedisURI redis() {
        return address(SharedRedis.PORT);
    }

    /** Address of a Redis on this machine. */
    public static RedisURI address(int port) {
        return RedisURI.create("redis://127.0.0.1:" + port);
    }

    /** Connections as a service makes them: on a busy machine the first attempt may time out. */
    public static RedisConnections connect(RedisURI address) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new RedisConnections(address, "test");
            } catch (RedisConnectionException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    /** Games that other tests left on the shared Redis are not for the next server to take over, nor their results to store. */
    static void forgetWhatOthersLeft() {
        try (RedisConnections redis = connect(redis())) {
            redis.general().sync().del(Channels.GAMES_LEASES.getBytes(UTF_8), Channels.RESULTS_OUTBOX.getBytes(UTF_8));
        }
    }

    /** A Redis of the caller's own. */
    public static RedisServer startRedis(int port) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new empty database on the shared PostgreSQL, as the settings of a game-server. */
    public static List<String> newDatabase() {
        String name = "test_" + Long.toHexString(System.nanoTime());
        try (var connection = SharedPostgres.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.of(
                "spring.datasource.url=" + SharedPostgres.SERVER.getJdbcUrl("postgres", name),
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres");
    }

    /** A port nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SharedRedis {

        static final int PORT = freePort();

        static {
            stopAtExit(startRedis(PORT)::stop);
        }
    }

    private static final class SharedPostgres {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder().setPort(freePort()).start();
                stopAtExit(server::close);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Stop {
        void now() throws IOException;
    }

    private static void stopAtExit(Stop stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stop.now();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
