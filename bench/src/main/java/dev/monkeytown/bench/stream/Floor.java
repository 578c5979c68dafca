package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The bare epoll server of {@code floor.c}: what the same writes cost at the least. */
final class Floor implements Contender {
    static final String NAME = "floor";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Lab lab;
    private final Path program;

    Floor(Lab lab, Path program) {
        this.lab = lab;
        this.program = program;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Engagement engage(Load load) {
        Path tape = lab.folder().resolve("tape");
        load.tape().write(tape);
        return new Playing(load, tape, Lab.freePort());
    }

    private final class Playing implements Engagement {
        private final Load load;
        private final Path tape;
        private final int port;
        private @Nullable Child child;

        Playing(Load load, Path tape, int port) {
            this.load = load;
            this.tape = tape;
            this.port = port;
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
        public void play(Schedule schedule) {
            List<String> command = List.of(
                    program.toString(),
                    Integer.toString(port),
                    tape.toString(),
                    Integer.toString(load.games()),
                    Long.toString(schedule.baseNanos()));
            child = Child.start(NAME, lab, lab.server(), Map.of(), command);
            var listening = child.hear(PATIENCE);
            if (!listening.equals("listening")) {
                throw new IllegalStateException("the floor said " + listening);
            }
        }

        @Override
        public long pid() {
            return child == null ? -1 : child.pid();
        }

        @Override
        public OptionalLong redisPid() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            if (child != null) {
                child.close();
            }
        }
    }
}
