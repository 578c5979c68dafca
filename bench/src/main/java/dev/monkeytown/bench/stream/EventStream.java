package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Http;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.Metrics;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.quickstart.data.SigningKeys;
import dev.monkeytown.quickstart.process.ShieldedCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The event-stream as production runs it, its jar with its flags, alone on the measured core. It runs until the lab
 * closes, so that later trials meet it as warm as a service that has been up for a while.
 */
public final class EventStream implements Contender {
    public static final String NAME = "ours";
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final Lab.RunningRedis redis;
    private final int port;
    private final long pid;
    private final TokenSigner signer;

    private EventStream(Lab.RunningRedis redis, int port, long pid, TokenSigner signer) {
        this.redis = redis;
        this.port = port;
        this.pid = pid;
        this.signer = signer;
    }

    /** @param checkout in which it was built */
    public static EventStream start(Lab lab, Path checkout, Lab.RunningRedis redis) {
        Path jar = ServiceRole.EVENT_STREAM.jar(checkout, JarServices.VERSION);
        if (!Files.isReadable(jar)) {
            throw new CannotMeasure(jar + " is missing; ./monkeytown play builds it");
        }
        try {
            SigningKeys keys =
                    SigningKeys.in(Files.createDirectories(lab.folder().resolve("keys")));
            int port = Lab.freePort();
            List<String> command = lab.server().pinned(ServiceRole.EVENT_STREAM.command(jar));
            Map<String, String> environment = Map.of(
                    "PORT", Integer.toString(port),
                    "MONKEYTOWN_BIND", "127.0.0.1",
                    "MONKEYTOWN_INSTANCE", "event-stream-1",
                    "REDIS_URL", redis.url(),
                    "MONKEYTOWN_VERIFY_KEYS", keys.publicKeys());
            Path log = lab.folder().resolve("event-stream.log");
            Process process = new ShieldedCommand(command, environment, lab.folder(), log).start(lab.guardian());
            TokenSigner signer = new TokenSigner(SigningKey.parse(keys.privateKey()), InstantSource.system());
            EventStream stream = new EventStream(redis, port, process.pid(), signer);
            stream.awaitReady(process, log);
            return stream;
        } catch (IOException | StartRefused e) {
            throw new CannotMeasure("the event-stream does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    public long pid() {
        return pid;
    }

    Lab.RunningRedis redis() {
        return redis;
    }

    /** What it tells Prometheus. */
    Metrics metrics() {
        return Metrics.of(address());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Engagement engage(Load load) {
        return new Hosting(new FrameOwner(redis, load), load);
    }

    private void awaitReady(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                if (Http.get(address().resolve("/health/ready")).statusCode() == OK) {
                    return;
                }
            } catch (CannotMeasure notYet) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    List<String> lines = Files.readAllLines(log);
                    throw new CannotMeasure(
                            "the event-stream does not get ready: " + (lines.isEmpty() ? "" : lines.getLast()), notYet);
                }
            }
            Trial.sleepUntil(System.nanoTime() + 100_000_000);
        }
    }

    private final class Hosting implements Engagement {
        private final FrameOwner owner;
        private final Load load;
        private @Nullable Playout playout;

        Hosting(FrameOwner owner, Load load) {
            this.owner = owner;
            this.load = load;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public Sink.Dialect dialect() {
            return Sink.Dialect.FRAMES;
        }

        @Override
        public String token(int game, int seat) {
            return signer.sign(owner.game(game).players().get(seat), "event-stream", TOKEN_LIFE);
        }

        @Override
        public String join(int game) {
            return "{\"type\":\"join_game\",\"payload\":{\"gameId\":\""
                    + owner.game(game).id() + "\"}}";
        }

        @Override
        public void play(Schedule schedule) {
            playout = Playout.start(schedule, load.tape().ticks(), owner);
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public OptionalLong redisPid() {
            return OptionalLong.of(redis.pid());
        }

        @Override
        public void close() {
            try (owner) {
                if (playout != null) {
                    playout.close();
                }
            }
        }
    }
}
