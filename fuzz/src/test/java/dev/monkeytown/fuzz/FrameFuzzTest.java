package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;

/** Frames: refused by a value, or read as they were written. */
class FrameFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void frame(byte[] message) {
        switch (FrameCodec.decode(message)) {
            case Decoded.Refused(String reason) -> assertThat(reason).isNotBlank();
            case Decoded.Value(Frame frame) ->
                assertThat(FrameCodec.decode(FrameCodec.encode(frame, new BitWriter(1024)))
                                .orThrow())
                        .isEqualTo(frame);
        }
        var unused = FrameCodec.position(message);
    }
}
