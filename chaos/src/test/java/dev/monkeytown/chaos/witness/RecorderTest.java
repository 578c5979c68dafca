package dev.monkeytown.chaos.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.witness.Sight.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Recorder recorder = new Recorder();

    @Test
    void keepsApartWhatAClientSawOfEachGame() {
        recorder.keyframe(3, "a", 1, 10, 1);
        recorder.frame(3, "a", 1, 11, 2);
        recorder.acknowledged(3, "a", 1, 11, 5);
        recorder.finished(3, "a");
        recorder.keyframe(3, "b", 1, 0, 3);
        recorder.closed(3, 1006, 4);

        assertThat(recorder.tracks()).hasSize(2);
        Track first = recorder.tracks().getFirst();
        assertThat(first.gameId()).isEqualTo("a");
        assertThat(first.sights()).containsExactly(new Sight(Kind.KEYFRAME, 1, 1, 10), new Sight(Kind.FRAME, 2, 1, 11));
        assertThat(first.acks()).containsExactly(new Ack(1, 11, 5));
        assertThat(first.finished()).isTrue();
        assertThat(recorder.tracks().getLast().drops()).containsExactly(new Drop(4, 1006));
        assertThat(recorder.games()).containsExactly("b");
        assertThat(recorder.takeFinished()).isEqualTo(Map.of("a", List.of(new Ack(1, 11, 5))));
        assertThat(recorder.takeFinished()).isEmpty();
    }

    @Test
    void forgetsWhatWasBefore() {
        recorder.frame(3, "a", 1, 11, 2);

        recorder.begin();
        recorder.frame(3, "a", 1, 12, 3);

        assertThat(recorder.tracks()).hasSize(1);
        assertThat(recorder.tracks().getFirst().sights()).hasSize(1);
    }

    @Test
    void isQuietWhenEverybodyHadFramesAndNothingElse() {
        long nowNanos = System.nanoTime();
        recorder.frame(0, "a", 1, 1, nowNanos);

        assertThat(recorder.quiet(2, Duration.ZERO)).as("one is missing").isFalse();
        recorder.frame(1, "a", 1, 1, nowNanos);
        assertThat(recorder.quiet(2, Duration.ZERO)).isTrue();
        assertThat(recorder.quiet(2, Duration.ofMinutes(1)))
                .as("they came just now")
                .isFalse();
    }

    @Test
    void isNotQuietWithoutFrames() {
        recorder.frame(0, "a", 1, 1, System.nanoTime() - Duration.ofSeconds(2).toNanos());

        assertThat(recorder.quiet(1, Duration.ZERO)).isFalse();
    }
}
