package dev.monkeytown.chaos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.campaign.CampaignPlan;
import dev.monkeytown.chaos.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {

    private record Ran(int code, String out, String errors) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --only earthquake             | --only: there is no fault 'earthquake'; there are kill, drain, stop,
            --only kill,earthquake        | --only: there is no fault 'earthquake'; there are kill, drain, stop,
            --only KILL                   | --only: there is no fault 'KILL'; there are kill, drain, stop,
            --trials 0                    | --trials must be between 1 and 1000, not 0
            --trials many                 | Invalid value for option '--trials': 'many' is not an int
            --players 0                   | --players must be between 1 and 1000, not 0
            --players 4 --games 5         | --games must be between 1 and 4, not 5
            --games 0                     | --games must be between 1 and 40, not 0
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
        assertThat(ran.out()).contains("--only", "kill, drain, stop", "--trials", "--seed", "--json", "Exit code");
    }

    @Test
    void takesSeveralFaultsEitherWay() {
        assertThat(plan("--only", "stop,kill", "--only", "drain", "--only", "kill")
                        .faults())
                .containsExactly(Fault.STOP, Fault.KILL, Fault.DRAIN);
    }

    @Test
    void givesEachGameTwoPlayersIfNotToldOtherwise() {
        CampaignPlan plan = plan("--players", "6", "--trials", "3", "--seed", "9", "--data", "/tmp/chaos");

        assertThat(plan.games()).isEqualTo(3);
        assertThat(plan.trials()).hasValue(3);
        assertThat(plan.seed()).isEqualTo(9);
        assertThat(plan.folder()).isEqualTo(Path.of("/tmp/chaos"));
        assertThat(plan().faults()).contains(Fault.KILL, Fault.POSTGRES);
        assertThat(plan().trials()).isEmpty();
    }

    private static CampaignPlan plan(String... typed) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(typed);
        return holder.arguments.plan();
    }

    /** A command that has nothing but the options. */
    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final ChaosArguments arguments = new ChaosArguments();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = ChaosApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }
}
