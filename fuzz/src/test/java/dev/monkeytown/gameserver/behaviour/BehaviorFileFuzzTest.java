package dev.monkeytown.gameserver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of agents' behaviours: a behaviour, or one line for its author. */
class BehaviorFileFuzzTest {

    static Stream<byte[]> samples() {
        return Arrays.stream(Cast.values()).map(Behavior::shipped).map(BehaviorFile::write);
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void file(byte[] json) {
        switch (BehaviorFile.parse("gus.json", json)) {
            case Decoded.Refused(String reason) ->
                assertThat(reason).isNotBlank().doesNotContain("\n").hasSizeLessThan(300);
            case Decoded.Value(Behavior behavior) ->
                assertThat(BehaviorFile.parse("gus.json", BehaviorFile.write(behavior))
                                .orThrow())
                        .isEqualTo(behavior);
        }
    }
}
