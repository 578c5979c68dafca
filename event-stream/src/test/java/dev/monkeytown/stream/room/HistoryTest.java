package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.simulation.codec.FrameCodec.Position;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final byte[] KEYFRAME = {1};

    @Test
    void saysUpToDateForTheNewestPositionOnly() {
        History history = historyUpTo(10, 3);

        assertThat(history.since(new Position(3, 10))).isEqualTo(new Replay.UpToDate(new Position(3, 10)));
        assertThat(history.since(new Position(4, 10))).isInstanceOf(Replay.Reload.class);
    }

    @Test
    void replaysEverythingAfterTheGivenTick() {
        History history = historyUpTo(10, 3);

        assertThat(history.since(new Position(3, 7)))
                .usingRecursiveComparison()
                .isEqualTo(new Replay.Missed(List.of(frame(8), frame(9), frame(10)), new Position(3, 10)));
    }

    @Test
    void reloadsAClientThatKnowsAnotherLog() {
        History history = historyUpTo(10, 3);

        assertThat(history.since(new Position(2, 7))).isInstanceOf(Replay.Reload.class);
        assertThat(history.since(new Position(3, 11))).isInstanceOf(Replay.Reload.class);
        assertThat(history.since(new Position(3, -1))).isInstanceOf(Replay.Reload.class);
    }

    @Test
    void goesOnAcrossAChangeOfOwner() {
        History history = historyUpTo(10, 3);
        history.append(new Position(4, 11), frame(11), 0);

        assertThat(history.since(new Position(3, 10))).isInstanceOf(Replay.Missed.class);
        assertThat(history.since(new Position(3, 9))).isInstanceOf(Replay.Missed.class);
    }

    @Test
    void isNoLongerAnchoredWhenTheCapacityPushesOutAFrameAfterTheKeyframe() {
        History history = historyUpTo(20, 3);
        assertThat(history.anchored()).isTrue();
        history.append(new Position(3, 21), frame(21), 0);

        assertThat(history.anchored()).isFalse();
        assertThatThrownBy(history::reload).isInstanceOf(IllegalStateException.class);

        assertThat(history.anchor(KEYFRAME, new Position(3, 15))).isTrue();
        assertThat(history.reload().frames()).hasSize(6);
    }

    @Test
    void refusesAKeyframeThatDoesNotFit() {
        History history = historyUpTo(10, 3);

        assertThat(history.anchor(KEYFRAME, new Position(3, 11))).isFalse();
        assertThat(history.anchor(KEYFRAME, new Position(2, 8))).isFalse();
        assertThat(history.anchor(KEYFRAME, new Position(3, 0))).isFalse();
        assertThat(history.anchor(KEYFRAME, new Position(4, 10))).isTrue();
        assertThat(history.anchor(KEYFRAME, new Position(4, 10)))
                .as("it is there already")
                .isFalse();
    }

    @Test
    void takesAKeyframeAsOldAsTheOldestFrameAndNoneBefore() {
        History history = historyUpTo(30, 3);

        assertThat(history.anchor(KEYFRAME, new Position(3, 10))).isFalse();
        assertThat(history.anchor(KEYFRAME, new Position(3, 11))).isTrue();
        assertThat(history.reload().frames()).hasSize(19);
    }

    @Test
    void keepsFramesForAsLongAsTheirWindow() {
        long began = Duration.ofMinutes(5).toNanos();
        History history = new History(20, WINDOW, KEYFRAME, new Position(3, 0));
        history.append(new Position(3, 1), frame(1), began);
        history.append(new Position(3, 2), frame(2), began + 1);
        history.anchor(KEYFRAME, new Position(3, 2));

        history.append(new Position(3, 3), frame(3), began + WINDOW.toNanos());
        assertThat(history.size()).isEqualTo(3);

        history.append(new Position(3, 4), frame(4), began + WINDOW.toNanos() + 1);
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.since(new Position(3, 1))).isInstanceOf(Replay.Missed.class);
    }

    @Test
    void refusesAFrameThatDoesNotFollow() {
        History history = historyUpTo(10, 3);

        assertThatThrownBy(() -> history.append(new Position(3, 12), frame(12), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsFramesThatAreBothOldAndBeforeTheKeyframe() {
        History history = historyUpTo(10, 3);
        history.anchor(KEYFRAME, new Position(3, 5));
        history.append(new Position(3, 11), frame(11), WINDOW.toNanos() + 1);

        assertThat(history.size()).isEqualTo(6);
        assertThat(history.since(new Position(3, 5))).isInstanceOf(Replay.Missed.class);
        assertThat(history.since(new Position(3, 4))).isInstanceOf(Replay.Reload.class);
    }

    /** The oracle keeps everything and looks the answer up by the rules of the protocol. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsANaiveListWould(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int capacity = 5 + random.nextInt(40);
        int first = random.nextInt(100);
        History history = new History(capacity, Duration.ofDays(1), KEYFRAME, new Position(1, first));
        List<Position> all = new ArrayList<>(List.of(new Position(1, first)));
        int keyframeTick = first;
        for (int step = 0; step < 2_000; step++) {
            Position newest = all.getLast();
            if (random.nextInt(10) == 0 && history.anchor(KEYFRAME, newest)) {
                keyframeTick = newest.tick();
            }
            long epoch = newest.epoch() + (random.nextInt(30) == 0 ? 1 + random.nextInt(5) : 0);
            Position next = new Position(epoch, newest.tick() + 1);
            all.add(next);
            history.append(next, frame(next.tick()), step);
            if (!history.anchored()) {
                history.anchor(KEYFRAME, next);
                keyframeTick = next.tick();
            }
            int tick = next.tick() - random.nextInt(capacity + 5) + 2;
            Position asked = new Position(Math.max(1, next.epoch() - random.nextInt(2)), tick);
            assertThat(readable(history.since(asked)))
                    .as("seed %s, %s", seed, asked)
                    .isEqualTo(readable(oracle(all, capacity, keyframeTick, asked)));
        }
    }

    /** Arrays are not equal by what is in them; this is. */
    private static List<Object> readable(Replay replay) {
        return switch (replay) {
            case Replay.UpToDate(Position upTo) -> List.of("up to date", upTo);
            case Replay.Missed(List<byte[]> frames, Position upTo) -> List.of("missed", contents(frames), upTo);
            case Replay.Reload(byte[] keyframe, List<byte[]> frames, Position upTo) ->
                List.of("reload", ByteBuffer.wrap(keyframe), contents(frames), upTo);
        };
    }

    private static List<ByteBuffer> contents(List<byte[]> frames) {
        return frames.stream().map(ByteBuffer::wrap).toList();
    }

    private static Replay oracle(List<Position> all, int capacity, int keyframeTick, Position asked) {
        Position newest = all.getLast();
        if (asked.equals(newest)) {
            return new Replay.UpToDate(newest);
        }
        int kept = Math.min(capacity, all.size() - 1);
        boolean known = all.contains(asked) && newest.tick() - asked.tick() <= kept;
        return known
                ? new Replay.Missed(framesAfter(asked.tick(), newest.tick()), newest)
                : new Replay.Reload(KEYFRAME, framesAfter(keyframeTick, newest.tick()), newest);
    }

    private static List<byte[]> framesAfter(int tick, int last) {
        List<byte[]> frames = new ArrayList<>();
        for (int t = tick + 1; t <= last; t++) {
            frames.add(frame(t));
        }
        return frames;
    }

    private static History historyUpTo(int tick, long epoch) {
        History history = new History(20, WINDOW, KEYFRAME, new Position(epoch, 0));
        for (int t = 1; t <= tick; t++) {
            history.append(new Position(epoch, t), frame(t), 0);
        }
        return history;
    }

    /** Of many lengths, some none and some beyond what the history has room for at first, and each different. */
    private static byte[] frame(int tick) {
        SplittableRandom random = new SplittableRandom(tick);
        byte[] frame = new byte[random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(40)];
        random.nextBytes(frame);
        return frame;
    }
}
