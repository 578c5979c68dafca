package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.GameLog;

/** Logs, which {@code replay-check} reads from files of anybody. */
class GameLogFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void log(byte[] bytes) {
        if (GameLog.decode(bytes) instanceof Decoded.Value(GameLog log)) {
            assertThat(log.encode()).isNotEmpty();
        }
    }
}
