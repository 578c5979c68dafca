package dev.monkeytown.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.bench.BenchJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngineBenchIT {

    @TempDir
    private Path folder;

    @Test
    void measuresAFewGamesOnACoreAndOnTheMachine() throws IOException, InterruptedException {
        Path file = folder.resolve("engine.json");

        BenchJar run = BenchJar.run(
                folder.resolve("output"),
                "engine",
                "--games",
                "4",
                "--seconds",
                "3",
                "--warm-up",
                "1",
                "--runs",
                "1",
                "--json",
                file.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("games a core").contains("games on this machine");
        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertThat(json.propertyNames())
                .contains(
                        "gamesPerCore",
                        "gamesThisMachine",
                        "latenessP99Ms",
                        "latenessP999Ms",
                        "controlP99Ms",
                        "controlP999Ms",
                        "stepP50Micros",
                        "stepP99Micros",
                        "allocatedBytesPerStep");
        for (String points : new String[] {"corePoints", "machinePoints"}) {
            JsonNode point = json.get(points).get(0).get("point");
            assertThat(point.get("games").asInt()).isEqualTo(4);
            assertThat(point.get("lateness").get("count").asLong()).isPositive();
            assertThat(point.get("control").get("count").asLong()).isPositive();
            assertThat(point.get("step").get("count").asLong()).isPositive();
            // How many is the simulation's test to say: of few weighed steps one that links code outweighs all.
            assertThat(point.get("step").get("allocatedBytes").isNumber()).isTrue();
            assertThat(point.get("cpu").get("redis").asDouble()).isPositive();
        }
    }

    @Test
    void showsWhereTheProcessorTimeGoes() throws IOException, InterruptedException {
        BenchJar run = BenchJar.run(
                folder.resolve("output"),
                "engine --games 4 --seconds 3 --warm-up 1 --runs 1 --scope core --profile".split(" "));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("loop-*:").contains("lettuce-*:");
    }
}
