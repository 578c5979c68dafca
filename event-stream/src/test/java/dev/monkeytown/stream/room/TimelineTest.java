package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.codec.MessageKind;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as a room sees it, under a clock and a network of the test's own. */
class TimelineTest {

    private static final long MILLI = 1_000_000L;

    private final World world = new World();

    @Test
    void beginsWithKeyframeAndJournalAndGoesOnLive() {
        world.publish(90);
        world.open();
        world.publish(10);

        assertThat(world.begun).isEqualTo(1);
        assertThat(world.seen).isEqualTo(100);
        assertThat(world.readsAtMs).hasSize(1);
        assertThat(world.registry.get("event_stream_intake_lag_ms").summary().count())
                .isEqualTo(100);
    }

    @Test
    void joinsWhatCameWhileItWasReading() {
        world.publish(90);
        world.timeline.open();
        world.publish(5);
        world.settle();

        assertThat(world.begun).isEqualTo(1);
        assertThat(world.seen).isEqualTo(95);
    }

    @Test
    void readsWhatPubSubLostBeforeItPassesOnWhatCameAfter() {
        world.publish(90);
        world.open();
        world.lose(7);
        world.publish(1);
        world.settle();

        assertThat(world.seen).isEqualTo(98);
        assertThat(world.begun).isEqualTo(1);
        assertThat(world.count("event_stream_gaps")).isEqualTo(1);
    }

    /** What came live may be ahead of what can be read; it is not read again, and counts once. */
    @Test
    void passesOnWhatShowedTheGapAlsoWhenTheJournalIsBehind() {
        world.lose(90);
        world.open();
        world.lose(1);
        world.timeline.live(frame(world.epoch, 92));
        world.settle();
        assertThat(world.seen).isEqualTo(92);

        world.lose(2);
        world.timeline.live(frame(world.epoch, 94));
        world.settle();
        assertThat(world.seen).isEqualTo(94);
        assertThat(world.unused("duplicate")).isZero();
    }

    @Test
    void readsFromTheJournalWhatItCouldNotHold() {
        world.publish(90);
        world.open();
        world.timeline.open();
        world.publish(Timeline.MAX_HELD + 1);
        world.settle();

        assertThat(world.seen).isEqualTo(90 + Timeline.MAX_HELD + 1);
        assertThat(world.unused("held_too_many")).isEqualTo(1);
        assertThat(world.count("event_stream_gaps")).isEqualTo(1);
    }

    @Test
    void countsWhatItCannotRead() {
        world.timeline.live(new byte[] {9});

        assertThat(world.unused("malformed")).isEqualTo(1);
    }

    @Test
    void asksForLostFramesThatHaveNoSuccessor() {
        world.publish(90);
        world.open();
        world.lose(3);
        world.pass(Timeline.SILENCE_NANOS + 200 * MILLI);

        assertThat(world.seen).isEqualTo(93);
    }

    @Test
    void asksTwiceASecondWhileNothingComes() {
        world.publish(90);
        world.open();
        long openedMs = world.nowNanos / MILLI;
        world.pass(1_700 * MILLI);

        assertThat(world.readsAtMs.stream().map(ms -> ms - openedMs)).containsExactly(0L, 600L, 1_100L, 1_600L);
    }

    @Test
    void givesAGameThatItOpensTimeForItsNextFrame() {
        world.lose(90);
        world.open();
        world.pass(Timeline.SILENCE_NANOS);
        assertThat(world.readsAtMs).hasSize(1);

        world.pass(100 * MILLI);
        assertThat(world.readsAtMs).hasSize(2);
    }

    /** The read began before the frame was there, so it finds nothing new; that is no gap. */
    @Test
    void goesOnWithWhatCameWhileItAsked() {
        world.publish(90);
        world.open();
        world.nowNanos += Timeline.SILENCE_NANOS + 1;
        world.timeline.beat();
        world.publish(1);
        world.settle();

        assertThat(world.seen).isEqualTo(91);
        assertThat(world.count("event_stream_reloads")).isZero();
    }

    @Test
    void passesNothingOnTwice() {
        world.lose(90);
        world.open();
        byte[] again = world.journal.getLast();
        world.publish(5);
        world.timeline.live(again);

        assertThat(world.seen).isEqualTo(95);
        assertThat(world.unused("duplicate")).isEqualTo(1);
    }

    @Test
    void ignoresAnOwnerThatHasBeenReplaced() {
        world.publish(90);
        world.open();
        world.epoch++;
        world.publish(1);
        world.timeline.live(frame(world.epoch - 1, 92));
        world.settle();

        assertThat(world.seen).isEqualTo(91);
        assertThat(world.unused("stale")).isEqualTo(1);
        world.publish(1);
        assertThat(world.seen).isEqualTo(92);
        assertThat(world.begun).isEqualTo(1);
    }

    /** A frame comes every 16 ms here, so the pause is 330 ms and one frame more. */
    @Test
    void measuresThePauseOfAGameThatChangesOwners() {
        world.publish(90);
        world.open();
        world.publish(10);
        assertThat(world.failovers()).isZero();
        world.nowNanos += 330 * MILLI;
        world.epoch++;
        world.publish(10);

        assertThat(world.failovers()).isOne();
        assertThat(world.pauses().count()).isOne();
        assertThat(world.pauses().totalAmount()).isEqualTo(346.0);
    }

    @Test
    void measuresThePauseAlsoWhenItHasToReadTheGameAnew() {
        world.publish(130);
        world.open();
        world.publish(10);
        world.nowNanos += 200 * MILLI;
        world.goBack(5);
        world.publish(1);
        world.settle();

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.failovers()).isOne();
        assertThat(world.pauses().max()).isEqualTo(216.0);
    }

    /** When the last owner's last frame came it cannot know. */
    @Test
    void countsAChangeOfOwnersRightAfterItOpenedWithoutAPause() {
        world.publish(90);
        world.open();
        world.epoch++;
        world.publish(10);

        assertThat(world.failovers()).isOne();
        assertThat(world.pauses().count()).isZero();
    }

    @Test
    void beginsAnewWhenTheJournalDoesNotReachBackFarEnough() {
        world.publish(90);
        world.open();
        world.lose(70);
        world.trim(50);
        world.publish(1);
        world.pass(2_000 * MILLI);

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(161);
        assertThat(world.count("event_stream_reloads")).isEqualTo(1);
    }

    @Test
    void beginsAnewAlsoWhenNoLaterFrameShowsHowFarTheJournalIsAhead() {
        world.publish(90);
        world.open();
        world.lose(70);
        world.trim(50);
        long lostMs = world.nowNanos / MILLI;
        world.pass(2_000 * MILLI);

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(160);
        assertThat(world.readsAtMs.get(2) - world.readsAtMs.get(1))
                .as("the pause after a read that did not help")
                .isEqualTo(200);
        assertThat(world.readsAtMs.get(1)).isEqualTo(lostMs + 100);
    }

    /** A store that lost a frame nobody else has; its owner will play on from before. */
    @Test
    void beginsAnewWhenTheJournalLacksWhatCameBeforeAFrame() {
        world.publish(90);
        world.open();
        world.timeline.live(frame(world.epoch, 92));
        world.settle();
        assertThat(world.count("event_stream_reloads")).isEqualTo(1);

        world.lose(2);
        world.pass(300 * MILLI);
        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(92);
    }

    @Test
    void beginsAnewWhenTheJournalHoldsWhatNobodyCanRead() {
        world.publish(90);
        world.open();
        world.lose(1);
        world.journal.add(new byte[] {9});
        world.publish(1);
        world.settle();
        assertThat(world.count("event_stream_reloads")).isEqualTo(1);

        world.publish(30);
        world.trim(20);
        world.pass(2_000 * MILLI);
        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(122);
    }

    @Test
    void beginsAnewWhenTheLogWentBack() {
        world.publish(130);
        world.open();
        world.goBack(5);
        world.publish(1);
        world.settle();

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(126);
        assertThat(world.count("event_stream_reloads")).isEqualTo(1);
    }

    @Test
    void beginsAnewWhenItsNewestFrameWasPlayedOtherwise() {
        world.publish(130);
        world.open();
        world.goBack(1);
        world.publish(1);
        world.settle();

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(130);
    }

    @Test
    void goesOnWithTheFrameThatShowedItTheLogWentBack() {
        world.publish(130);
        world.open();
        world.goBack(5);
        world.timeline.live(frame(world.epoch, 126));
        world.settle();

        assertThat(world.begun).isEqualTo(2);
        assertThat(world.seen).isEqualTo(126);
    }

    @Test
    void replacesItsKeyframeByTheOwnersBeforeItIsOutOfReach() {
        world.publish(60);
        world.open();
        for (int i = 0; i < 40; i++) {
            world.publish(60);
            world.pass(200 * MILLI);
        }

        assertThat(world.history.anchored()).isTrue();
        assertThat(world.history.newest().tick() - world.history.keyframeAt().tick())
                .isLessThan(240);
        assertThat(world.begun).isEqualTo(1);
    }

    @Test
    void asksForAKeyframeOnlyWhenItsOwnIsOldAndNotAllTheTime() {
        world.publish(60);
        world.open();
        world.keyframes = false;
        world.publish(60);
        world.timeline.beat();
        assertThat(world.readsAtMs).hasSize(1);

        world.publish(1);
        world.timeline.beat();
        world.timeline.beat();
        assertThat(world.readsAtMs).hasSize(2);

        for (int i = 0; i < 5; i++) {
            world.publish(6);
            world.timeline.beat();
        }
        assertThat(world.readsAtMs).as("not within half a second").hasSize(2);
        world.publish(6);
        world.timeline.beat();
        assertThat(world.readsAtMs).hasSize(3);
    }

    @Test
    void saysThatAGameIsGoneWhichNobodyHasOwnedForAMinute() {
        world.publish(90);
        world.open();
        world.pass(Timeline.VANISHED_NANOS);
        world.stored = false;
        world.pass(Timeline.VANISHED_NANOS - 1_000 * MILLI);
        assertThat(world.vanished).isFalse();

        world.pass(2_000 * MILLI);
        assertThat(world.vanished).isTrue();
    }

    @Test
    void waitsForTheOwnerOfAGameThatAnEmptyStoreHasForgotten() {
        world.publish(130);
        world.open();
        world.goBack(5);
        world.stored = false;
        world.publish(1);
        world.settle();
        int reads = world.readsAtMs.size();
        world.pass(900 * MILLI);
        assertThat(world.readsAtMs).hasSize(reads);
        assertThat(world.vanished).isFalse();

        world.stored = true;
        world.pass(100 * MILLI);
        assertThat(world.begun).isEqualTo(2);
    }

    @Test
    void saysThatAGameIsGoneWhichAnEmptyStoreHasForgottenForAMinute() {
        world.publish(130);
        world.open();
        world.goBack(5);
        world.stored = false;
        world.publish(1);
        world.pass(Timeline.VANISHED_NANOS + 2_000 * MILLI);

        assertThat(world.vanished).isTrue();
    }

    @Test
    void saysWhenThereIsNoSuchGame() {
        world.stored = false;
        world.open();

        assertThat(world.vanished).isTrue();
    }

    @Test
    void waitsForTheFirstKeyframeOfANewGame() {
        world.open();
        assertThat(world.begun).isZero();
        world.publish(60);
        world.pass(500 * MILLI);

        assertThat(world.begun).isEqualTo(1);
        assertThat(world.seen).isEqualTo(60);
    }

    @Test
    void asksForTheFirstKeyframeWithAPause() {
        world.open();
        world.pass(500 * MILLI);

        assertThat(world.readsAtMs).containsExactly(0L, 200L);
    }

    @Test
    void givesUpOpeningWhenTheStoreDoesNotAnswer() {
        world.failing = true;
        world.open();
        world.pass(3_300 * MILLI);
        assertThat(world.unavailable).isFalse();

        world.pass(100 * MILLI);
        assertThat(world.unavailable).isTrue();
        assertThat(world.readsAtMs).as("with a growing pause").containsExactly(0L, 200L, 600L, 1_400L, 2_400L, 3_400L);
    }

    @Test
    void freezesAndGoesOnWhenTheStoreIsAwayForAWhile() {
        world.publish(90);
        world.open();
        world.failing = true;
        world.lose(30);
        world.pass(5_000 * MILLI);
        world.failing = false;
        world.publish(1);
        world.pass(1_500 * MILLI);

        assertThat(world.seen).isEqualTo(121);
        assertThat(world.begun).isEqualTo(1);
    }

    @Test
    void endsOnceTheLastFrameHasBeenPassedOn() {
        world.publish(90);
        world.open();
        world.lose(1);
        world.over = true;
        world.pass(1_000 * MILLI);

        assertThat(world.seen).isEqualTo(91);
        assertThat(world.ended).isEqualTo(1);
    }

    @Test
    void endsAtOnceWhenTheGameIsOverThatItOpens() {
        world.publish(90);
        world.over = true;
        world.open();

        assertThat(world.ended).isEqualTo(1);
    }

    /**
     * Loss, delay, failing reads, changes of owner and lost journals, at random: the log stays without hole or double.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void keepsTheLogWholeUnderFaults(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        world.publish(60 + random.nextInt(60));
        world.timeline.open();
        for (int i = 0; i < 3_000; i++) {
            switch (random.nextInt(24)) {
                case 0 -> world.lose(1 + random.nextInt(20));
                case 1 -> world.failing = random.nextInt(3) == 0;
                case 2 -> world.epoch++;
                case 3 -> world.pass(random.nextInt(700) * MILLI);
                case 4 -> {
                    if (random.nextInt(8) == 0) {
                        world.goBack(1 + random.nextInt(10));
                    }
                }
                case 5 -> world.trim(30 + random.nextInt(200));
                case 6, 7, 8 -> world.settle();
                default -> world.publish(1 + random.nextInt(3));
            }
        }
        world.failing = false;
        world.publish(61);
        world.pass(5_000 * MILLI);

        assertThat(world.seen).as("seed %s", seed).isEqualTo(world.tick);
        assertThat(world.history.newest()).isEqualTo(new Position(world.epoch, world.tick));
        assertThat(world.history.anchored()).isTrue();
        List<byte[]> frames = world.history.reload().frames();
        int from = world.tick - frames.size();
        for (int i = 0; i < frames.size(); i++) {
            assertThat(FrameCodec.position(frames.get(i)).orThrow().tick()).isEqualTo(from + 1 + i);
        }
    }

    private static byte[] frame(long epoch, int tick) {
        Frame frame = new Frame(epoch, tick, List.of(), List.of(), OptionalInt.empty());
        return FrameCodec.encode(frame, new BitWriter(64));
    }

    /** A frame's head is a keyframe's head but for the kind; nobody looks further here. */
    private static byte[] keyframeOf(long epoch, int tick) {
        byte[] bytes = frame(epoch, tick);
        bytes[0] = MessageKind.KEYFRAME;
        return bytes;
    }

    /** An owner, a store and a network; what the timeline makes of them is checked as it comes. */
    private static final class World implements GameArchive, Timeline.Follower {

        final Deque<Runnable> answers = new ArrayDeque<>();
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final Timeline timeline = new Timeline(
                GameId.random(),
                this,
                answers::add,
                new RoomSettings(240, Duration.ofSeconds(4), Duration.ofSeconds(1)),
                () -> this.nowNanos,
                new StreamMetrics(registry),
                this);
        final List<byte[]> journal = new ArrayList<>();
        Optional<byte[]> keyframe = Optional.empty();
        History history = new History(1, Duration.ZERO, new byte[0], new Position(0, 0));
        long nowNanos;
        long epoch = 5;
        int tick;
        boolean stored = true;
        boolean failing;
        boolean over;
        boolean keyframes = true;
        final List<Long> readsAtMs = new ArrayList<>();

        int seen = -1;
        int begun;
        int ended;
        boolean vanished;
        boolean unavailable;

        double failovers() {
            return registry.get("failovers_seen").counter().count();
        }

        double count(String counter) {
            return registry.get(counter).counter().count();
        }

        double unused(String reason) {
            return registry.get("event_stream_frames_unused")
                    .tag("reason", reason)
                    .counter()
                    .count();
        }

        DistributionSummary pauses() {
            return registry.get("room_pause_ms").summary();
        }

        void open() {
            timeline.open();
            settle();
        }

        void publish(int frames) {
            for (int i = 0; i < frames; i++) {
                timeline.live(store());
            }
        }

        void lose(int frames) {
            for (int i = 0; i < frames; i++) {
                store();
            }
        }

        private byte[] store() {
            nowNanos += 16 * MILLI;
            tick++;
            byte[] frame = frame(epoch, tick);
            journal.add(frame);
            if (keyframes && tick % 60 == 0) {
                keyframe = Optional.of(keyframeOf(epoch, tick));
            }
            return frame;
        }

        void trim(int left) {
            while (journal.size() > left) {
                journal.removeFirst();
            }
        }

        /** A store that lost its last frames, and an owner that plays them again, otherwise. */
        void goBack(int frames) {
            int back = Math.min(frames, journal.size());
            for (int i = 0; i < back; i++) {
                journal.removeLast();
            }
            tick -= back;
            epoch++;
            keyframe = Optional.of(keyframeOf(epoch, tick));
        }

        void settle() {
            while (!answers.isEmpty()) {
                answers.poll().run();
            }
        }

        void pass(long nanos) {
            for (long passed = 0; passed < nanos; passed += 100 * MILLI) {
                nowNanos += 100 * MILLI;
                timeline.beat();
                settle();
            }
        }

        private <T> CompletionStage<T> answer(Supplier<T> value) {
            readsAtMs.add(nowNanos / MILLI);
            return failing
                    ? CompletableFuture.failedFuture(new IOException("away"))
                    : CompletableFuture.completedFuture(value.get());
        }

        @Override
        public CompletionStage<Stored> whole(GameId id) {
            return answer(() -> {
                if (!stored) {
                    return new Absent();
                }
                return keyframe.<Stored>map(bytes -> new Recording(bytes, List.copyOf(journal), over))
                        .orElseGet(Beginning::new);
            });
        }

        @Override
        public CompletionStage<Tail> since(GameId id, int after) {
            return answer(() -> new Tail(
                    stored,
                    journal.stream()
                            .filter(frame -> !(FrameCodec.position(frame) instanceof Decoded.Value(Position at))
                                    || at.tick() > after)
                            .toList(),
                    over));
        }

        @Override
        public CompletionStage<Optional<byte[]>> keyframe(GameId id) {
            return answer(() -> keyframe);
        }

        @Override
        public void began(History anew) {
            history = anew;
            seen = anew.newest().tick();
            begun++;
        }

        @Override
        public void advanced(Position at, byte[] frame) {
            assertThat(at.tick()).isEqualTo(seen + 1);
            assertThat(history.newest()).isEqualTo(at);
            assertThat(ended).isZero();
            seen = at.tick();
        }

        @Override
        public void ended() {
            ended++;
        }

        @Override
        public void vanished() {
            vanished = true;
        }

        @Override
        public void unavailable() {
            unavailable = true;
        }
    }
}
