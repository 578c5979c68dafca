package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A room with a store and sockets of the test's own, on one thread. */
class RoomTest {

    private static final GameId GAME = GameId.random();
    private static final EmbeddedChannel CHANNEL = new EmbeddedChannel();
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;

    private final PlayerId ada = PlayerId.random();
    private final List<InboxMessage> told = new ArrayList<>();
    private final Store store = new Store();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long nowNanos;
    private int closed;
    private final Room room = new Room(
            GAME,
            store,
            Runnable::run,
            new RoomContext(
                    new RoomSettings(240, Duration.ofSeconds(4), LINGER),
                    ReaderLimits.DEFAULT,
                    new Turn(Runnable::run),
                    (_, message) -> told.add(message),
                    new MessageCodec(),
                    new StreamMetrics(registry),
                    () -> nowNanos,
                    () -> 0),
            () -> closed++);

    @Test
    void givesASeatToTheSocketThatCameLast() {
        Socket older = new Socket();
        Socket newer = new Socket();
        room.open();
        room.enter(seated(older));
        room.enter(seated(newer));
        room.live(store.step());

        assertThat(older.happened).containsExactly("entered", "replaced");
        assertThat(newer.happened).containsExactly("entered");
        assertThat(newer.bytes).isGreaterThan(older.bytes);
        assertThat(told).containsOnly(new InboxMessage.Arrive(1, ada, "Ada"));
    }

    @Test
    void letsThoseWaitWhoComeBeforeTheGameIsRead() {
        Socket early = new Socket();
        room.enter(watching(early, Dialect.FRAMES));
        assertThat(early.happened).isEmpty();
        room.open();

        assertThat(early.happened).containsExactly("entered");
    }

    @Test
    void forgetsWhoLeftWhileWaiting() {
        Socket early = new Socket();
        room.enter(watching(early, Dialect.FRAMES));
        room.exit(early, Exit.LOST);
        room.open();

        assertThat(early.happened).isEmpty();
    }

    @Test
    void refusesEverybodyWhenThereIsNoSuchGame() {
        store.stored = new GameArchive.Absent();
        Socket early = new Socket();
        room.enter(watching(early, Dialect.FRAMES));
        room.open();
        CHANNEL.runPendingTasks();

        assertThat(early.happened).containsExactly("refused UNKNOWN_GAME");
        assertThat(closed).isOne();
    }

    @Test
    void refusesJsonClientsAGameItCannotPlay() {
        GameSetup unknown = new GameSetup("chess", GameRules.standard(), 2, 1);
        byte[] keyframe = KeyframeCodec.encode(new Keyframe(1, 0, unknown, List.of(), new byte[] {1}));
        store.stored = new GameArchive.Recording(keyframe, List.of(), false);
        Socket frames = new Socket();
        Socket json = new Socket();
        room.open();
        room.enter(watching(frames, Dialect.FRAMES));
        room.enter(watching(json, Dialect.JSON));
        CHANNEL.runPendingTasks();

        assertThat(frames.happened).containsExactly("entered");
        assertThat(json.happened).containsExactly("refused UNAVAILABLE");
    }

    @Test
    void tellsEveryoneWhenItBreaksAndEnds() {
        Socket socket = new Socket();
        room.open();
        room.enter(watching(socket, Dialect.FRAMES));
        room.broken(new IllegalStateException("a test's"));
        room.live(store.step());
        room.beat();

        assertThat(socket.happened).containsExactly("entered", "refused UNAVAILABLE");
        assertThat(closed).isOne();
        assertThat(room.isClosed()).isTrue();
    }

    @Test
    void staysOpenForAWhileAfterTheLastHasLeft() {
        Socket socket = new Socket();
        room.open();
        room.enter(watching(socket, Dialect.FRAMES));
        pass(2 * LINGER.toSeconds());
        assertThat(closed).isZero();

        room.exit(socket, Exit.LOST);
        pass(LINGER.toSeconds() - 1);
        assertThat(closed).isZero();
        pass(2);
        assertThat(closed).isOne();
    }

    @Test
    void waitsWithTheNewcomerWhileTheGameStandsStill() {
        Socket socket = new Socket();
        room.open();
        room.enter(seated(socket));
        pass(30);
        assertThat(socket.happened).containsExactly("entered");

        room.live(store.step(new Annotation.Seated(1, ada.toString(), "Ada", false, "human")));
        pass(30);
        assertThat(socket.happened).containsExactly("entered");
    }

    /** A game without an owner hears nothing; one that comes back within a minute does. */
    @Test
    void waitsForTheGameToHearWhoLeftButNotForEver() {
        Socket socket = new Socket();
        room.open();
        room.enter(seated(socket));
        room.live(store.step(new Annotation.Seated(1, ada.toString(), "Ada", false, "human")));
        room.exit(socket, Exit.LOST);
        pass(50);
        assertThat(closed).isZero();

        pass(11);
        assertThat(closed).isOne();
    }

    @Test
    void tellsTheGameWhoIsGone() {
        Socket socket = new Socket();
        room.open();
        room.enter(seated(socket));
        room.live(store.step(new Annotation.Seated(1, ada.toString(), "Ada", false, "human")));
        told.clear();
        room.exit(socket, Exit.LOST);
        assertThat(told).containsExactly(new InboxMessage.Depart(1, ada));

        room.enter(seated(socket));
        told.clear();
        room.exit(socket, Exit.QUIT);
        assertThat(told).containsExactly(new InboxMessage.Quit(1, ada));
    }

    @Test
    void refusesWhoseArrivalTheGameNeverShows() {
        Socket socket = new Socket();
        room.open();
        room.enter(seated(socket));
        for (int i = 0; i < 70; i++) {
            nowNanos += SECOND / 10;
            room.live(store.step());
            room.beat();
        }

        assertThat(socket.happened).containsExactly("entered", "refused UNAVAILABLE");
        assertThat(told).hasSize(Seating.MAX_TRIES);
    }

    /** Only a room that steps along notices a frame that lies about the state. */
    @Test
    void stepsAlongOnlyForThoseWhoDoNotPlayThemselves() {
        Socket frames = new Socket();
        Socket json = new Socket();
        room.open();
        room.enter(watching(frames, Dialect.FRAMES));
        room.live(store.lie());
        assertThat(mismatches()).isZero();

        room.enter(watching(json, Dialect.JSON));
        room.live(store.lie());
        assertThat(mismatches()).isOne();
        room.exit(json, Exit.LOST);
        room.live(store.lie());
        assertThat(mismatches()).isOne();
        assertThat(frames.text).doesNotContain("game_state");
        assertThat(json.text).contains("game_state");
    }

    @Test
    void tellsTheStandingsAtOnceWhenTimeEndsTheGame() {
        Socket socket = new Socket();
        room.open();
        room.enter(watching(socket, Dialect.FRAMES));
        while (!store.simulation.finished()) {
            assertThat(socket.said("game_over")).isFalse();
            if (store.simulation.tick() % 60 == 0) {
                pass(1);
            }
            room.live(store.step());
        }

        assertThat(socket.said("game_over")).isTrue();
    }

    @Test
    void tellsTheStandingsLateWhenItHasNoKeyframeToTellThemFrom() {
        Socket socket = new Socket();
        room.open();
        room.enter(watching(socket, Dialect.FRAMES));
        store.keyframes = false;
        while (!store.simulation.finished()) {
            room.live(store.step());
        }
        store.over = true;
        pass(3);
        assertThat(socket.said("game_over")).isFalse();

        store.keyframes = true;
        pass(3);
        assertThat(socket.said("game_over")).isTrue();
    }

    private double mismatches() {
        return registry.counter("event_stream_hash_mismatches").count();
    }

    private Entry seated(Socket socket) {
        return new Entry(socket, 1, Dialect.FRAMES, ada, "Ada", OptionalInt.of(1), Optional.empty());
    }

    private static Entry watching(Socket socket, Dialect dialect) {
        return new Entry(socket, 1, dialect, PlayerId.random(), "Bo", OptionalInt.empty(), Optional.empty());
    }

    private void pass(long seconds) {
        for (long i = 0; i < 10 * seconds; i++) {
            nowNanos += SECOND / 10;
            room.beat();
        }
    }

    /** A store with a real game in it, whose frames are made by hand. */
    private static final class Store implements GameArchive {

        private final Simulation simulation = RuleSets.begin(
                        new GameSetup("banana-brawl", GameRules.standard().lasting(60), 4, 7))
                .orThrow();
        private final List<byte[]> journal = new ArrayList<>();
        boolean keyframes = true;
        boolean over;
        Stored stored = new Recording(KeyframeCodec.encode(1, simulation, List.of()), List.of(), false);

        byte[] step(Annotation... annotations) {
            return step(OptionalInt.empty(), annotations);
        }

        /** A frame with a hash that is not the state's. */
        byte[] lie() {
            return step(OptionalInt.of(12_345));
        }

        private byte[] step(OptionalInt hash, Annotation... annotations) {
            List<Command> commands = simulation.tick() == 0 ? List.of(new Command.Join(1)) : List.of();
            commands.forEach(simulation::apply);
            simulation.step();
            Frame frame = new Frame(1, simulation.tick(), commands, List.of(annotations), hash);
            byte[] bytes = FrameCodec.encode(frame, new BitWriter(64));
            journal.add(bytes);
            return bytes;
        }

        @Override
        public CompletionStage<Stored> whole(GameId id) {
            return CompletableFuture.completedFuture(stored);
        }

        @Override
        public CompletionStage<Tail> since(GameId id, int tick) {
            return CompletableFuture.completedFuture(
                    new Tail(true, List.copyOf(journal.subList(tick, journal.size())), over));
        }

        @Override
        public CompletionStage<Optional<byte[]>> keyframe(GameId id) {
            return CompletableFuture.completedFuture(
                    keyframes ? Optional.of(KeyframeCodec.encode(1, simulation, List.of())) : Optional.empty());
        }
    }

    /** Remembers what happened to it. */
    private static final class Socket implements Recipient {

        final List<String> happened = new ArrayList<>();
        long bytes;
        String text = "";

        boolean said(String type) {
            return text.contains(type);
        }

        @Override
        public EventLoop loop() {
            return CHANNEL.eventLoop();
        }

        @Override
        public void entered(GameId game, Entry entry) {
            happened.add("entered");
        }

        @Override
        public void refused(GameId game, ErrorCode code, String explanation) {
            happened.add("refused " + code);
        }

        @Override
        public void replaced(GameId game) {
            happened.add("replaced");
        }

        @Override
        public Delivery deliver(ByteBuf serverFrames, long nowNanos) {
            bytes += serverFrames.readableBytes();
            text = serverFrames.toString(StandardCharsets.ISO_8859_1);
            return Delivery.SENT;
        }

        @Override
        public boolean caughtUp() {
            return true;
        }

        @Override
        public void tooSlow() {
            happened.add("too slow");
        }
    }
}
