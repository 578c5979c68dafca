package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {

    @Test
    void holdsARealGameThatItsKeyframesFollow() {
        Tape tape = Tape.recorded(1, 2, OptionalInt.empty());
        HostedGame game = HostedGame.of(tape.of(0));
        Simulation replayed = replica(game.keyframe(0, 0));

        for (int message = 0; message < tape.ticks(); message++) {
            Frame frame = FrameCodec.decode(game.track().frames().get(message)).orThrow();
            frame.applyTo(replayed);
            frame.hash().ifPresent(hash -> assertThat(replayed.hash()).isEqualTo(hash));
        }

        assertThat(tape.ticks()).isEqualTo(120);
        assertThat(replayed.hash()).isEqualTo(replica(game.keyframe(2, 120)).hash());
    }

    @Test
    void fillsFramesUpToTheSizeAskedFor() {
        Tape tape = Tape.recorded(1, 1, OptionalInt.of(400));

        assertThat(tape.of(0).frames()).allSatisfy(frame -> {
            assertThat(frame.length).isBetween(399, 400);
            assertThat(FrameCodec.decode(frame).orThrow().annotations()).hasSize(1);
        });
    }

    @Test
    void isWrittenAsTheFloorReadsIt(@TempDir Path folder) throws Exception {
        Tape tape = Tape.recorded(2, 1, OptionalInt.empty());

        tape.write(folder.resolve("tape"));

        ByteBuffer read =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("tape"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt()).isEqualTo(2);
        assertThat(read.getInt()).isEqualTo(60);
        for (Tape.Track track : tape.tracks()) {
            for (byte[] frame : track.frames()) {
                byte[] bytes = new byte[read.getInt()];
                read.get(bytes);
                assertThat(bytes).isEqualTo(frame);
            }
        }
        assertThat(read.hasRemaining()).isFalse();
    }

    private static Simulation replica(byte[] keyframe) {
        Keyframe decoded = KeyframeCodec.decode(keyframe).orThrow();
        return KeyframeCodec.restore(decoded).orThrow();
    }
}
