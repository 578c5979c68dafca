package dev.monkeytown.swarm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private record Ran(int code, String out, String errors) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --players 0                    | --players must be between 1 and 20000, not 0
            --players 20001                | --players must be between 1 and 20000, not 20001
            --players many                 | Invalid value for option '--players': 'many' is not an int
            --players 10 --games 11        | --games must be between 1 and 10, not 11
            --games 0                      | --games must be between 1 and 100, not 0
            --watchers -1                  | --watchers must be between 0 and 20000, not -1
            --minutes 0                    | --minutes must be more than 0 and at most 1440, not 0.0
            --minutes 1441                 | --minutes must be more than 0 and at most 1440, not 1441.0
            --minutes NaN                  | --minutes must be more than 0 and at most 1440, not NaN
            --seconds 0                    | --seconds must be between 1 and 86400, not 0
            --minutes 1 --seconds 60       | --minutes and --seconds say the same; leave one out
            --ramp -1                      | --ramp must be between 0 and 3600, not -1
            --reconnect-every 0.5          | --reconnect-every must be 0 or between 1 and 86400, not 0.5
            --cut half@3                   | --cut must be SHARE@SECOND, such as 0.5@30, not half@3
            --cut 0.5                      | --cut must be SHARE@SECOND, such as 0.5@30, not 0.5
            --cut 1.5@3                    | --cut must be for a share more than 0 and at most 1 (100%), not 1.5@3
            --cut 0%@3                     | --cut must be for a share more than 0 and at most 1 (100%), not 0%@3
            --seconds 20 --cut 0.5@20      | --cut must be at a second between 1 and 19 of the measurement, not 0.5@20
            --cut 0.5@3 --cut 0.5@0        | --cut must be at a second between 1 and 59 of the measurement, not 0.5@0
            --stall 0.1@3                  | --stall must be SHARE@SECOND:DURATION, such as 0.1@20:30s, not 0.1@3
            --stall 0.1@3:2m               | --stall must be SHARE@SECOND:DURATION, such as 0.1@20:30s, not 0.1@3:2m
            --stall 101%@3:2               | --stall must be for a share more than 0 and at most 1 (100%), not 101%@3:2
            --stall 0.1@30:30s             | --stall must begin at second 1 or later, last a second or more and be over before
            --stall 0.1@9:5 --stall 1%@5:5 | --stall must not begin before the last one is over: one ends at second 10
            --fixed-inputs 61              | --fixed-inputs must be between 1 and 60, not 61
            --threads 0                    | --threads must be between 1 and 64, not 0
            --dialect smoke                | Invalid value for option '--dialect': expected one of
            --json /no/such/folder/r.json  | --json: cannot write to /no/such/folder/r.json
            --html /                       | --html: cannot write to /
            --url ftp://localhost          | --url must be an address such as http://localhost:3000, without a path
            --url localhost:3000           | --url must be an address such as http://localhost:3000, without a path
            --url http://localhost/ws      | --url must be an address such as http://localhost:3000, without a path
            --url http://a@localhost       | --url must be an address such as http://localhost:3000, without a path
            --url http://192.0.2.1         | http://192.0.2.1 is not this machine; say --yes if you may load it
            --bananas                      | Unknown option: '--bananas'
            now                            | Unmatched argument at index 0: 'now'
            """)
    void refusesInOneLine(String typed, String complaint) {
        Ran ran = run(typed.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).startsWith("monkeytown: " + complaint).hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void saysInOneLineThatNobodyAnswers(@TempDir Path folder) throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Ran ran = run(
                "--url",
                "http://127.0.0.1:" + closed,
                "--json",
                folder.resolve("r.json").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors())
                .isEqualToIgnoringNewLines(
                        "monkeytown: nobody answers at http://127.0.0.1:" + closed + "; is it running?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void explainsItself() {
        Ran ran = run("--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("--players", "--games", "--fixed-inputs", "--cut", "--stall", "after the ramp", "Exit code");
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = SwarmApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Ran(code, out.toString(), errors.toString());
    }
}
