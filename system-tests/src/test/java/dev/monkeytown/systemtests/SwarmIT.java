package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.systemtests.town.Town;
import dev.monkeytown.systemtests.town.TownPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The load tool as people start it, against a real town. What it measures here says nothing: only that it measures. */
class SwarmIT {
    private static final Path JAR = TownPlan.CHECKOUT.resolve("swarm/target/swarm.jar");
    private static final int PLAYERS = 16;
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String errors) {}

    @Test
    void playsAndMeasures(Town town) throws Exception {
        Path json = folder.resolve("swarm.json");
        Path html = folder.resolve("swarm.html");

        Ran ran = swarm(
                "--url", town.address().toString(),
                "--players", Integer.toString(PLAYERS),
                "--seconds", "10",
                "--ramp", "1",
                "--json", json.toString(),
                "--html", html.toString());

        assertThat(ran.code()).as(ran.out() + ran.errors()).isZero();
        assertThat(ran.out()).contains("input to frame", "frame spacing");
        JsonNode result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("connected").asInt()).isEqualTo(PLAYERS);
        assertThat(result.path("gaps").asInt(-1)).isZero();
        assertThat(result.path("hashMismatches").asInt(-1)).isZero();
        assertThat(result.path("hashChecks").asInt()).isPositive();
        assertThat(result.path("inputsAcknowledged").asInt()).isPositive();
        assertThat(result.path("framesPerSecond").asDouble()).isPositive();
        assertThat(result.path("latencyP50Ms").asDouble()).isPositive();
        assertThat(result.path("latencyP99Ms").asDouble())
                .isGreaterThanOrEqualTo(result.path("latencyP50Ms").asDouble());
        assertThat(result.path("spacingP999Ms").asDouble()).isPositive();
        assertThat(result.path("bytesPerClientPerSecond").asDouble()).isPositive();
        assertThat(result.path("resyncs").isNumber()).isTrue();
        assertThat(Files.readString(html)).startsWith("<!doctype html>").contains("<svg");
    }

    @Test
    void comesBackWhenSocketsAreCutAndSpreadsOverGames(Town town) throws Exception {
        Path json = folder.resolve("swarm.json");

        Ran ran = swarm(
                "--url", town.address().toString(),
                "--players", "8",
                "--watchers", "2",
                "--games", "4",
                "--seconds", "10",
                "--ramp", "1",
                "--reconnect-every", "2",
                "--json", json.toString());

        assertThat(ran.code()).as(ran.out() + ran.errors()).isZero();
        JsonNode result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("connected").asInt()).isEqualTo(10);
        assertThat(result.path("games").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(result.path("cuts").asInt()).isPositive();
        assertThat(result.path("reconnects").asInt()).isPositive();
        assertThat(result.path("gaps").asInt(-1)).isZero();
        assertThat(result.path("hashMismatches").asInt(-1)).isZero();
    }

    @Test
    void comesBackToTheRightStateAfterACutAndAStall(Town town) throws Exception {
        Path json = folder.resolve("swarm.json");
        Path html = folder.resolve("swarm.html");

        Ran ran = swarm(
                "--url", town.address().toString(),
                "--players", "12",
                "--watchers", "2",
                "--seconds", "20",
                "--ramp", "1",
                "--cut", "100%@2",
                "--stall", "0.25@7:5s",
                "--json", json.toString(),
                "--html", html.toString());

        assertThat(ran.code()).as(ran.out() + ran.errors()).isZero();
        assertThat(ran.out()).contains("100 % cut at second 2", "25 % stalled at second 7 for 5 s", "others during");
        assertThat(Files.readString(html)).contains("Done on purpose", "100 % cut at second 2");
        JsonNode result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("connected").asInt()).isEqualTo(14);
        assertThat(result.path("hashChecks").asInt()).isPositive();
        assertThat(result.path("hashMismatches").asInt(-1)).isZero();
        assertThat(result.path("gaps").asInt(-1)).isZero();
        JsonNode cut = result.path("cutOutcomes").path(0);
        assertThat(cut.path("sockets").asInt()).isEqualTo(14);
        assertThat(cut.path("back").asInt()).isEqualTo(14);
        assertThat(cut.path("resumedByFrames").asInt()
                        + cut.path("resumedByKeyframe").asInt()
                        + cut.path("fresh").asInt())
                .isEqualTo(14);
        assertThat(cut.path("hashesCompared").asInt()).isEqualTo(14);
        assertThat(cut.path("hashesWrong").asInt(-1)).isZero();
        JsonNode stall = result.path("stallOutcomes").path(0);
        assertThat(stall.path("clients").asInt()).isEqualTo(4);
        assertThat(stall.path("back").asInt()).isEqualTo(4);
        assertThat(stall.path("hashesCompared").asInt()).isEqualTo(4);
        assertThat(stall.path("hashesWrong").asInt(-1)).isZero();
        for (String phase : List.of("othersBefore", "othersDuring", "othersAfter")) {
            assertThat(stall.path(phase).path("latencyP99Ms").asDouble())
                    .as(phase)
                    .isPositive();
            assertThat(stall.path(phase).path("spacingP99Ms").asDouble())
                    .as(phase)
                    .isPositive();
        }
    }

    @Test
    void speaksJson(Town town) throws Exception {
        Path json = folder.resolve("swarm.json");

        Ran ran = swarm(
                "--url", town.address().toString(),
                "--players", "4",
                "--dialect", "json",
                "--seconds", "5",
                "--ramp", "1",
                "--warm-up", "1",
                "--json", json.toString());

        assertThat(ran.code()).as(ran.out() + ran.errors()).isZero();
        JsonNode result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("connected").asInt()).isEqualTo(4);
        assertThat(result.path("inputsAcknowledged").asInt()).isPositive();
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        Ran ran = swarm("--players", "0");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors())
                .startsWith("monkeytown: --players must be between")
                .hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    private Ran swarm(String... arguments) throws IOException, InterruptedException {
        assertThat(JAR).as("built before these tests").exists();
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(errors));
    }
}
