package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.codec.MessageKind;
import dev.monkeytown.stream.intake.GameArchive.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private static final RoomSettings SETTINGS =
            new RoomSettings(RoomSettings.LEAST_FRAMES, Duration.ofSeconds(4), Duration.ofSeconds(1));

    @Test
    void joinsTheJournalToAKeyframeThatStandsInIt() {
        assertThat(newest(10, frames(10, 12))).contains(new Position(1, 12));
        assertThat(newest(12, frames(10, 12))).contains(new Position(1, 12));
        assertThat(history(11, frames(10, 12)).orElseThrow().reload().frames()).hasSize(1);
    }

    @Test
    void joinsTheJournalToAKeyframeRightBeforeIt() {
        assertThat(newest(9, frames(10, 12))).contains(new Position(1, 12));
        assertThat(history(9, frames(10, 12)).orElseThrow().reload().frames()).hasSize(3);
    }

    @Test
    void findsNoGameInAJournalThatDoesNotReachItsKeyframe() {
        assertThat(newest(8, frames(10, 12))).isEmpty();
        assertThat(newest(13, frames(10, 12))).isEmpty();
    }

    @Test
    void beginsWithTheKeyframeAloneWhenThereIsNoFrame() {
        assertThat(newest(9, List.of())).contains(new Position(1, 9));
    }

    @Test
    void takesTheEndThatIsWithoutAHole() {
        List<byte[]> hole = new ArrayList<>(frames(1, 5));
        hole.addAll(frames(7, 12));
        List<byte[]> unreadable = new ArrayList<>(frames(1, 5));
        unreadable.add(new byte[] {9});
        unreadable.addAll(frames(6, 12));

        assertThat(history(8, hole).orElseThrow().size()).isEqualTo(6);
        assertThat(newest(5, hole)).isEmpty();
        assertThat(history(8, unreadable).orElseThrow().size()).isEqualTo(7);
        assertThat(newest(4, unreadable)).isEmpty();
    }

    @Test
    void takesNoMoreThanARoomKeeps() {
        int last = 2 * RoomSettings.LEAST_FRAMES;
        int oldest = last - RoomSettings.LEAST_FRAMES + 1;

        assertThat(history(last, frames(1, last)).orElseThrow().size()).isEqualTo(RoomSettings.LEAST_FRAMES);
        assertThat(newest(oldest - 1, frames(1, last))).contains(new Position(1, last));
        assertThat(newest(oldest - 2, frames(1, last))).isEmpty();
    }

    @Test
    void findsNoGameUnderAKeyframeThatNobodyCanRead() {
        assertThat(Recordings.history(new Recording(new byte[] {9}, frames(1, 3), false), SETTINGS, 0))
                .isEmpty();
    }

    private static Optional<Position> newest(int keyframeTick, List<byte[]> frames) {
        return history(keyframeTick, frames).map(History::newest);
    }

    private static Optional<History> history(int keyframeTick, List<byte[]> frames) {
        byte[] keyframe = frame(keyframeTick);
        keyframe[0] = MessageKind.KEYFRAME;
        return Recordings.history(new Recording(keyframe, frames, false), SETTINGS, 0);
    }

    private static List<byte[]> frames(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(RecordingsTest::frame)
                .toList();
    }

    private static byte[] frame(int tick) {
        return FrameCodec.encode(new Frame(1, tick, List.of(), List.of(), OptionalInt.empty()), new BitWriter(64));
    }
}
