package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.Pipeline;
import dev.monkeytown.bench.stream.Contender;
import dev.monkeytown.bench.stream.Load;
import dev.monkeytown.bench.stream.Playout;
import dev.monkeytown.bench.stream.Schedule;
import dev.monkeytown.bench.stream.Sink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Socket.IO with its Redis adapter, alone on the measured core. It runs until it is closed. */
final class SocketIo implements Contender, AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PUBLISH = {'P', 'U', 'B', 'L', 'I', 'S', 'H'};

    /** What Redis answers to PUBLISH: who got the message. */
    private static final String ONE_SERVER = ":1";

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
                lab,
                lab.server(),
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
        private final List<byte[]> beginnings;
        private final Pipeline out;
        private @Nullable Playout playout;

        Publishing(Load load) {
            this.load = load;
            beginnings = IntStream.range(0, load.games())
                    .mapToObj(game -> Pipeline.beginning(3, PUBLISH, SocketIoMessage.channel(game)))
                    .toList();
            out = redis.pipeline(ONE_SERVER);
        }

        @Override
        public void publish(int game, int message) {
            byte[] frame = load.tape().of(game).frames().get(message);
            out.begin(beginnings.get(game));
            out.argument(SocketIoMessage.encode(game, frame));
        }

        @Override
        public void flush() {
            out.flush();
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
            try (out) {
                if (playout != null) {
                    playout.close();
                }
                out.settle();
            }
            if (out.refused() > 0) {
                throw new CannotMeasure(out.refused() + " messages did not go to Socket.IO's server alone, Redis said "
                        + out.refusal());
            }
        }
    }
}
