package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StreamOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sockets=400,12 | --sockets must be multiples of 8 up to 4800, not 12",
                "--sockets=9600   | --sockets must be multiples of 8 up to 4800, not 9600",
                "--seconds=0      | --seconds must be between 1 and 600, not 0",
                "--runs=99        | --runs must be between 1 and 50, not 99",
                "--bytes=10       | --bytes must be between 64 and 600, not 10",
                "--stalled=1000   | --stalled must be between 0 and 700, not 1000",
            })
    void refusesInOneLine(String argument, String objection) {
        StringWriter err = new StringWriter();

        int code = new CommandLine(new StreamBench())
                .setErr(new PrintWriter(err, true))
                .execute(argument);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(objection);
    }

    @Test
    void measuresTheUsualLoads() {
        CommandLine command = new CommandLine(new StreamBench());

        assertThat(command.getCommandSpec().findOption("--sockets").defaultValue())
                .isEqualTo("400,800,1000,1400");
    }
}
