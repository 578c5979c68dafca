package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.RedisLink;
import dev.monkeytown.bench.stream.Contender;
import dev.monkeytown.bench.stream.Load;
import dev.monkeytown.bench.stream.Playout;
import dev.monkeytown.bench.stream.Schedule;
import dev.monkeytown.bench.stream.Sink;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Socket.IO with its Redis adapter, alone on the measured core. It runs until it is closed. */
final class SocketIo implements Contender, AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Lab.RunningRedis redis;
    private final int port;
    private final Child server;

    private SocketIo(Lab.RunningRedis redis, int port, Child server) {
        this.redis = redis;
        this.port = port;
        this.server = server;
    }

    static SocketIo start(Lab lab, NodePackages packages, Lab.RunningRedis redis) {
        int port = Lab.freePort();
        Child server = Child.start(
                "socket.io",
                lab.guardian(),
                lab.folder(),
                lab.cores().server(),
                Map.of("NODE_ENV", "production"),
                packages.command("socketio-server.mjs", Integer.toString(port), redis.url()));
        var listening = server.hear(START_PATIENCE);
        if (!listening.contains("listening")) {
            throw new IllegalStateException("Socket.IO said " + listening);
        }
        return new SocketIo(redis, port, server);
    }

    @Override
    public String name() {
        return "socket.io";
    }

    @Override
    public Engagement engage(Load load) {
        return new Publishing(load);
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Publishing implements Engagement, Playout.Outlet {
        private final Load load;
        private final RedisLink redisLink;
        private final StatefulRedisConnection<byte[], byte[]> out;
        private @Nullable Playout playout;

        Publishing(Load load) {
            this.load = load;
            redisLink = redis.connect();
            out = redisLink.playout();
        }

        @Override
        public void publish(int game, int message) {
            byte[] frame = load.tape().of(game).frames().get(message);
            var _ = out.async().publish(SocketIoMessage.channel(game), SocketIoMessage.encode(game, frame));
        }

        @Override
        public void flush() {
            out.flushCommands();
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public Sink.Dialect dialect() {
            return Sink.Dialect.SOCKETIO;
        }

        @Override
        public String token(int game, int seat) {
            return "none";
        }

        @Override
        public String join(int game) {
            return "42[\"join\",\"" + SocketIoMessage.room(game) + "\"]";
        }

        @Override
        public void play(Schedule schedule) {
            playout = Playout.start(schedule, load.tape().ticks(), this);
        }

        @Override
        public long pid() {
            return server.pid();
        }

        @Override
        public OptionalLong redisPid() {
            return OptionalLong.of(redis.pid());
        }

        @Override
        public void close() {
            try (redisLink) {
                if (playout != null) {
                    playout.close();
                }
                redisLink.settle();
            }
        }
    }
}
