package dev.monkeytown.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PeersOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rooms=0     | --rooms must be between 1 and 60, not 0",
                "--inputs=61   | --inputs must be between 1 and 60, not 61",
                "--seconds=1   | --seconds must be between 4 and 300, not 1",
                "--sockets=100 | --sockets must be a multiple of 8, not 100",
                "--only=nobody | '--only'",
            })
    void refusesInOneLine(String argument, String objection) {
        StringWriter err = new StringWriter();

        int code = new CommandLine(new PeersBench())
                .setErr(new PrintWriter(err, true))
                .execute(argument);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(objection);
    }
}
