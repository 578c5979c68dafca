package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.model.bus.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bare epoll server of {@code floor.c}: what the same writes cost at the least. Its messages come from Redis like
 * ours, or it has them all from the beginning and sends each when it is due.
 */
final class Floor implements Contender {
    static final String NAME = "floor";
    static final String NAME_WITHOUT_REDIS = "no Redis";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Lab lab;
    private final Path program;
    private final Optional<Lab.RunningRedis> redis;

    private Floor(Lab lab, Path program, Optional<Lab.RunningRedis> redis) {
        this.lab = lab;
        this.program = program;
        this.redis = redis;
    }

    /** Does all that ours does at the least: its messages are published as ours are. */
    static Floor behind(Lab.RunningRedis redis, Lab lab, Path program) {
        return new Floor(lab, program, Optional.of(redis));
    }

    /** Does nothing but write. */
    static Floor withoutRedis(Lab lab, Path program) {
        return new Floor(lab, program, Optional.empty());
    }

    @Override
    public String name() {
        return redis.isPresent() ? NAME : NAME_WITHOUT_REDIS;
    }

    @Override
    public Engagement engage(Load load) {
        return redis.<Engagement>map(server -> new Relaying(server, load, Lab.freePort()))
                .orElseGet(() -> new Playing(load, Lab.freePort()));
    }

    private abstract class Writing implements Engagement {
        final Load load;
        private final int port;
        private @Nullable Child child;

        Writing(Load load, int port) {
            this.load = load;
            this.port = port;
        }

        /** Starts the program and returns when it listens. */
        void start(String source, String... arguments) {
            List<String> command = new ArrayList<>(
                    List.of(program.toString(), Integer.toString(port), source, Integer.toString(load.games())));
            command.addAll(List.of(arguments));
            child = Child.start(NAME, lab, lab.server(), Map.of(), command);
            String listening = child.hear(PATIENCE);
            if (!listening.equals("listening")) {
                throw new IllegalStateException("the floor said " + listening);
            }
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
            return Integer.toString(game);
        }

        @Override
        public String join(int game) {
            return Sink.NOTHING;
        }

        @Override
        public long pid() {
            return child == null ? -1 : child.pid();
        }

        @Override
        public void close() {
            if (child != null) {
                child.close();
            }
        }
    }

    private final class Playing extends Writing {

        Playing(Load load, int port) {
            super(load, port);
        }

        @Override
        public void play(Schedule schedule) {
            Path tape = lab.folder().resolve("tape");
            load.tape().write(tape);
            start("tape", tape.toString(), Long.toString(schedule.baseNanos()));
        }

        @Override
        public OptionalLong redisPid() {
            return OptionalLong.empty();
        }
    }

    private final class Relaying extends Writing {
        private final Lab.RunningRedis server;
        private final FrameOwner owner;
        private @Nullable Playout playout;

        Relaying(Lab.RunningRedis server, Load load, int port) {
            super(load, port);
            this.server = server;
            this.owner = new FrameOwner(server, load);
        }

        @Override
        public void play(Schedule schedule) {
            start("redis", channels().toString(), Integer.toString(server.port()), server.password());
            playout = Playout.start(schedule, load.tape().ticks(), owner);
        }

        private Path channels() {
            Path file = lab.folder().resolve("channels");
            try {
                return Files.write(
                        file,
                        IntStream.range(0, load.games())
                                .mapToObj(game ->
                                        Channels.gameEvents(owner.game(game).id()))
                                .toList());
            } catch (IOException e) {
                throw new CannotMeasure(file + " cannot be written: " + e.getMessage(), e);
            }
        }

        @Override
        public OptionalLong redisPid() {
            return OptionalLong.of(server.pid());
        }

        @Override
        public void close() {
            try (owner) {
                if (playout != null) {
                    playout.close();
                }
            } finally {
                super.close();
            }
        }
    }
}
