package dev.monkeytown.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchApplicationTest {

    private final StringWriter complaints = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "'', say what to measure",
        "fly, Unmatched argument",
        "engine --wings 2, Unknown option",
        "engine --games 0, --games must be between 1 and 2000",
        "engine --games many, Invalid value for option '--games'",
        "engine --seconds 0, --seconds must be between",
        "engine --runs 0, --runs must be between",
        "engine --level nightmare, '--level must be easy, medium or hard, not nightmare'",
        "engine --scope planet, '--scope must be core or machine, not planet'",
        "engine --json /nowhere/at/all.json, --json: cannot write",
        "step --only fly, --only: there is no operation fly",
        "step --json /nowhere/at/all.json, --json: cannot write"
    })
    void saysInOneLineWhatIsWrongWithTheOptions(String arguments, String complaint) {
        int exitCode = run(arguments);

        assertThat(exitCode).isEqualTo(2);
        assertThat(complaints.toString().lines()).hasSize(1);
        assertThat(complaints.toString()).startsWith("monkeytown: ").contains(complaint);
    }

    @Test
    void explainsEachMeasurement() {
        for (String measurement : new String[] {"engine", "step", "stream", "peers"}) {
            assertThat(run(measurement + " --help")).as(measurement).isZero();
        }
    }

    private int run(String arguments) {
        CommandLine commandLine = BenchApplication.commandLine();
        commandLine.setErr(new PrintWriter(complaints, true));
        return arguments.isEmpty() ? commandLine.execute() : commandLine.execute(arguments.split(" "));
    }
}
