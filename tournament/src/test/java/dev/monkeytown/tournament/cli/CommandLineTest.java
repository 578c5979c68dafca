package dev.monkeytown.tournament.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {

    private record Ran(int code, String out, String errors) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rules chess                 | --rules: there are no agents for 'chess'; there are for banana-brawl
            --games 0                     | --games must be between 1 and 100000, not 0
            --games many                  | Invalid value for option '--games': 'many' is not an int
            --game-seconds 5              | --game-seconds must be between 10 and 600, not 5
            --threads 0                   | --threads must be between 1 and 256, not 0
            --level hard                  | --level goes with --models only
            --models --level nightmare    | --level: there is no level 'nightmare'; there are easy, medium, hard
            --seed x                      | Invalid value for option '--seed': 'x' is not a long
            --json /no/such/folder/r.json | --json: cannot write to /no/such/folder/r.json
            --bananas                     | Unknown option: '--bananas'
            now                           | Unmatched argument at index 0: 'now'
            """)
    void refusesInOneLine(String typed, String complaint) {
        Ran ran = run(typed.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).startsWith("monkeytown: " + complaint).hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void explainsItself() {
        Ran ran = run("--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("--rules", "--games", "--seed", "--models", "--json", "Bradley-Terry", "Exit code");
    }

    @Test
    void writesWhatItFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("levels.json");

        Ran ran = run("--games", "3", "--game-seconds", "10", "--threads", "1", "--json", file.toString());

        assertThat(ran.code()).as(ran.errors()).isZero();
        assertThat(ran.out()).contains("3 of 3 games", "easy", "medium", "hard", "Sniper Sue");
        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertThat(json.get("eloGapMediumEasyLower95").isNumber()).isTrue();
        assertThat(json.get("eloGapHardMediumLower95").isNumber()).isTrue();
        JsonNode shares = json.get("firstPlaceShare");
        assertThat(shares.get("easy").asDouble()
                        + shares.get("medium").asDouble()
                        + shares.get("hard").asDouble())
                .isBetween(0.99, 1.01);
        assertThat(json.get("characters")).hasSize(6);
        assertThat(json.get("characters")
                        .get(0)
                        .get("throwsPerMinute")
                        .get("mean")
                        .isNumber())
                .isTrue();
    }

    @Test
    void comparesModels(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("models.json");

        Ran ran = run(
                "--models",
                "--level",
                "easy",
                "--games",
                "2",
                "--game-seconds",
                "10",
                "--threads",
                "1",
                "--json",
                file.toString());

        assertThat(ran.code()).as(ran.errors()).isZero();
        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertThat(json.get("eloGapLookaheadUtilityLower95").isNumber()).isTrue();
        assertThat(json.get("eloGapUtilityReactiveUpper95").isNumber()).isTrue();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = TournamentApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }
}
