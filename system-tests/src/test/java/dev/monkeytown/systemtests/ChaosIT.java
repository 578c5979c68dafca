package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.systemtests.town.TownPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tool that injures clusters, as people start it. How long its pauses are here says nothing: only that nothing is lost. */
@Order(10)
class ChaosIT {
    private static final Path JAR = TownPlan.CHECKOUT.resolve("chaos/target/chaos.jar");
    private static final int PATIENCE_SECONDS = 220;

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String errors) {}

    /** A cluster of its own has to start, and one of its servers a second time. */
    @Test
    @Timeout(240)
    void killsAGameServerAndTellsWhatThePlayersSaw() throws Exception {
        Path json = folder.resolve("chaos.json");

        Ran ran = chaos(
                "--only",
                "kill",
                "--trials",
                "1",
                "--players",
                "4",
                "--checkout",
                TownPlan.CHECKOUT.toString(),
                "--data",
                Path.of("target", "chaos").toAbsolutePath().toString(),
                "--json",
                json.toString());

        assertThat(json).as(ran.out() + ran.errors()).exists();
        JsonNode line = new JsonMapper().readTree(Files.readString(json)).path(0);
        assertThat(line.path("fault").asString()).isEqualTo("kill");
        assertThat(line.path("trials").asInt()).as(ran.out()).isEqualTo(1);
        assertThat(line.path("pauseMaxMs").asDouble()).as(ran.out()).isPositive();
        assertThat(line.path("missingTicks").asInt(-1)).as(ran.out()).isZero();
        assertThat(line.path("doubledTicks").asInt(-1)).as(ran.out()).isZero();
        assertThat(line.path("lostInputs").asInt(-1)).as(ran.out()).isZero();
        assertThat(ran.out()).doesNotContain("GAMES LOST", "hashes were wrong", "frames differed", "not all was well");
        assertThat(ran.code()).as(ran.out()).isEqualTo(line.path("ok").asBoolean() ? 0 : 1);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        Ran ran = chaos("--only", "earthquake");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors())
                .startsWith("monkeytown: --only: there is no fault 'earthquake'")
                .hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    private Ran chaos(String... arguments) throws IOException, InterruptedException {
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
