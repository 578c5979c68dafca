package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Binary inputs of a socket: refused by a value, or read as they were written. */
class InputsFuzzTest {

    static Stream<byte[]> samples() {
        Command.Input input = new Command.Input(1, 17, 64, 7, 192, Command.Input.DASH);
        return Stream.of(
                InputCodec.encode(List.of(new InputCodec.Timed(1300, input))),
                InputCodec.encode(List.of(
                        new InputCodec.Timed(0, input),
                        new InputCodec.Timed(3, new Command.Input(1, 18, 0, 0, 0, 0)))));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void inputs(byte[] message) {
        switch (InputCodec.decode(1, message)) {
            case Decoded.Refused(String reason) -> assertThat(reason).isNotBlank();
            case Decoded.Value(var inputs) ->
                assertThat(InputCodec.decode(1, InputCodec.encode(inputs)).orThrow())
                        .isEqualTo(inputs);
        }
    }
}
