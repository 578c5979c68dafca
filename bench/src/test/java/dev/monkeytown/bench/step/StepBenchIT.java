package dev.monkeytown.bench.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.bench.BenchJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StepBenchIT {

    @TempDir
    private Path folder;

    @Test
    void measuresAnOperationInAJvmOfItsOwn() throws IOException, InterruptedException {
        Path file = folder.resolve("step.json");

        BenchJar run =
                BenchJar.run(folder.resolve("output"), "step", "--quick", "--only", "hash", "--json", file.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode operations = new JsonMapper().readTree(file.toFile()).get("operations");
        assertThat(operations).hasSize(1);
        assertThat(operations.get(0).get("operation").asString()).isEqualTo("hash");
        assertThat(operations.get(0).get("p50Micros").asDouble()).isPositive();
        assertThat(operations.get(0).get("allocatedBytes").asDouble()).isNotNegative();
    }
}
