package dev.monkeytown.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Keyframes: what is restored can be played on, and everything else is refused by a value. */
class KeyframeFuzzTest {

    private static final int SEATS = 4;

    static Stream<byte[]> samples() {
        Simulation game = RuleSets.begin(
                        new GameSetup("banana-brawl", GameRules.standard().lasting(60), SEATS, 42))
                .orThrow();
        return Stream.of(KeyframeCodec.encode(7, game, List.of()));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void keyframe(byte[] message) {
        if (KeyframeCodec.decode(message) instanceof Decoded.Value(var keyframe)
                && KeyframeCodec.restore(keyframe) instanceof Decoded.Value(Simulation game)) {
            game.step();
        }
    }
}
