package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monkeytown.bench.process.NativePrograms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole measurement in small: that everything is delivered and counted, not how fast. */
class StreamBenchIT {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @BeforeAll
    static void needsACompilerAndTwoCores() {
        assumeTrue(NativePrograms.findCompiler().isPresent(), "skipped: there is no C compiler (gcc or cc)");
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "skipped: two cores are needed");
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "skipped: there is no /proc");
    }

    @Test
    void deliversEveryFrameToEverySocket(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("stream.json");
        StringWriter err = new StringWriter();

        int code = new CommandLine(new StreamBench())
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--sockets=16",
                        "--seconds=3",
                        "--warm-up=0",
                        "--runs=1",
                        "--storm",
                        "--checkout=" + CHECKOUT,
                        "--json=" + json);

        assertThat(code).as(err.toString()).isZero();
        JsonNode result = JsonMapper.builder().build().readTree(Files.readString(json));
        JsonNode point = result.get("points").get(0);
        for (String runs : new String[] {"oursRuns", "floorRuns", "floorWithoutRedisRuns"}) {
            JsonNode window = point.get(runs).get(0).get("window");
            assertThat(window.get("sockets").asInt()).isEqualTo(16);
            assertThat(window.get("expected").asInt()).isBetween(16 * 180 - 16, 16 * 180 + 16);
            assertThat(window.get("due").asLong())
                    .isEqualTo(window.get("expected").asLong());
            assertThat(window.get("gaps").asInt()).isZero();
        }
        JsonNode storm = result.get("storm");
        assertThat(storm.get("sockets").get("cut").asInt()).isEqualTo(16);
        assertThat(storm.get("sockets").get("back").asInt()).isEqualTo(16);
        assertThat(storm.get("sockets").get("maxMicros").asLong()).isPositive();
        assertThat(storm.get("commands").get("byName").propertyNames())
                .contains("mget") // the sessions
                .doesNotContain("evalsha", "xadd");
        assertThat(result.get("meanFrameBytes").asDouble()).isPositive();
        assertThat(result.get("floorMicrosPerMessage").asDouble()).isNotNegative();
    }
}
