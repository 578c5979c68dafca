package dev.monkeytown.protocolsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private record Ran(int code, String out, String errors) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seeds 0           | --seeds must be between 1 and 1000000000, not 0
            --seeds many        | Invalid value for option '--seeds': 'many' is not a long
            --threads 0         | --threads must be between 1 and 256, not 0
            --threads 1000      | --threads must be between 1 and 256, not 1000
            --trace             | --trace needs --seed SEED: it tells of one world
            --seed x            | Invalid value for option '--seed': 'x' is not a long
            --seed 1 --seeds 5  | --seed is one world; --seeds and --from are many
            --bananas           | Unknown option: '--bananas'
            now                 | Unmatched argument at index 0: 'now'
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
        assertThat(ran.out()).contains("--seeds", "--from", "--threads", "--seed", "--trace", "Exit code");
    }

    @Test
    void tellsWhatManyWorldsCameTo() {
        Ran ran = run("--seeds", "20", "--from", "101", "--threads", "2");

        assertThat(ran.code()).as(ran.errors()).isZero();
        assertThat(ran.out()).contains("20 worlds in ", " takeovers (", "0 worlds broke a rule");
    }

    @Test
    void tellsWhatHappensInOneWorld() {
        Ran ran = run("--seed", "7", "--trace");

        assertThat(ran.code()).as(ran.errors()).isZero();
        assertThat(ran.out())
                .contains(" ms  server-0 owns the game from tick 1", "all is well again", "seed 7 (", "all rules kept");
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = SimulateApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }
}
