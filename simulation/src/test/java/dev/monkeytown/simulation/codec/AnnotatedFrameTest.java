package dev.monkeytown.simulation.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.BitWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AnnotatedFrameTest {

    private static final List<Command> COMMANDS = List.of(
            new Command.Join(2),
            new Command.Input(3, 65_535, 255, 7, 255, 3),
            new Command.Input(4, 1, 0, 0, 9, 0),
            new Command.Leave(2));

    @Test
    void tellsFramesWithAnnotationsFromThoseWithout() {
        for (OptionalInt hash : List.of(OptionalInt.empty(), OptionalInt.of(-1))) {
            for (List<Command> commands : List.of(List.<Command>of(), COMMANDS)) {
                assertThat(FrameCodec.isAnnotated(frame(commands, List.of(), hash)))
                        .isFalse();
                assertThat(FrameCodec.isAnnotated(frame(commands, List.of(new Annotation.Vacated(0)), hash)))
                        .isTrue();
            }
        }
    }

    @Test
    void leavesWhatCannotBeReadToTheDecoder() {
        byte[] whole = frame(COMMANDS, List.of(), OptionalInt.empty());
        for (int length = 0; length < whole.length - 1; length++) {
            assertThat(FrameCodec.isAnnotated(Arrays.copyOf(whole, length))).isTrue();
        }
    }

    private static byte[] frame(List<Command> commands, List<Annotation> annotations, OptionalInt hash) {
        return FrameCodec.encode(new Frame(1, 1, commands, annotations, hash), new BitWriter(64));
    }
}
