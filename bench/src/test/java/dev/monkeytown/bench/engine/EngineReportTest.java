package dev.monkeytown.bench.engine;

import static dev.monkeytown.bench.engine.Points.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.bench.report.JsonFile;
import dev.monkeytown.bench.report.Machine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngineReportTest {

    @TempDir
    private Path folder;

    @Test
    void tellsTheMediansAtTheCapacityOfACore() {
        Ladder core = new Ladder(Budget.PROMISED);
        for (double ms : new double[] {0.1, 0.3, 0.2}) {
            core.nextRun();
            core.add(Points.of(100, late(ms, 2 * ms), late(ms / 2, ms)), late(0.01, 0.02));
            core.add(Points.of(200, late(9, 9), late(0.1, 0.1)), late(0.01, 0.02));
        }
        Ladder machine = new Ladder(Budget.PROMISED);
        machine.nextRun();
        machine.add(Points.of(300, late(0.1, 0.1), late(0.1, 0.1)), late(0.1, 0.1));
        Path file = folder.resolve("engine.json");

        JsonFile.write(file, EngineReport.of(Machine.present(), core, machine));

        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertThat(json.get("gamesPerCore").asInt()).isEqualTo(100);
        assertThat(json.get("gamesThisMachine").asInt()).isEqualTo(300);
        assertThat(json.get("latenessP99Ms").asDouble()).isCloseTo(0.2, within(0.01));
        assertThat(json.get("latenessP999Ms").asDouble()).isCloseTo(0.4, within(0.01));
        assertThat(json.get("controlP99Ms").asDouble()).isCloseTo(0.1, within(0.01));
        assertThat(json.get("controlP999Ms").asDouble()).isCloseTo(0.2, within(0.01));
        assertThat(json.get("controlAloneP99Ms").asDouble()).isCloseTo(0.01, within(0.001));
        assertThat(json.get("stepP50Micros").asDouble()).isCloseTo(2, within(0.01));
        assertThat(json.get("stepP99Micros").asDouble()).isCloseTo(2, within(0.01));
        assertThat(json.get("allocatedBytesPerStep").asDouble()).isZero();
        assertThat(json.get("corePoints")).hasSize(6);
    }
}
