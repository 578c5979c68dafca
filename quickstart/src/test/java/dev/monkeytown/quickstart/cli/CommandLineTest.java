package dev.monkeytown.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            play --port 0            | --port must be between 1 and 65535, not 0
            play --port 70000        | --port must be between 1 and 65535, not 70000
            play --port banana       | Invalid value for option '--port': 'banana' is not an int
            play --game-servers 9    | --game-servers must be between 1 and 8, not 9
            play --event-streams 0   | --event-streams must be between 1 and 8, not 0
            play --web-gateways -1   | --web-gateways must be between 1 and 8, not -1
            play --game-seconds 9    | --game-seconds must be between 10 and 600, not 9
            play --seats 17          | --seats must be between 2 and 16, not 17
            play --difficulty brutal | Invalid value for option '--difficulty': expected one of
            play --direct-stream --event-streams 2 | --direct-stream leads to one event-stream; leave out --event-streams 2
            play --direct-stream --bind 0.0.0.0    | --direct-stream is for players on this machine; leave out --bind 0.0.0.0
            play --bananas           | Unknown option: '--bananas'
            play now                 | Unmatched argument at index 1: 'now'
            replay-check             | Missing required parameter: 'FILE'
            replay-check none.log    | none.log does not exist
            replay-check src         | src is no file
            replay-check pom.xml     | pom.xml is no game's log:
            replay-check a b         | Unmatched argument at index 2: 'b'
            dance                    | Unmatched argument at index 0: 'dance'
            """)
    void refusesInOneLine(String typed, String complaint) {
        StringWriter errors = new StringWriter();
        CommandLine commandLine = QuickstartApplication.commandLine().setErr(new PrintWriter(errors, true));

        int code = commandLine.execute(typed.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).startsWith("monkeytown: " + complaint).hasLineCount(1);
    }

    @Test
    void opensABrowserOnlyOnADesktop() {
        assertThat(Browser.opener("Linux", Map.of())).isEmpty();
        assertThat(Browser.opener("Linux", Map.of("DISPLAY", ""))).isEmpty();
        assertThat(Browser.opener("Linux", Map.of("DISPLAY", ":0"))).contains("xdg-open");
        assertThat(Browser.opener("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .contains("xdg-open");
        assertThat(Browser.opener("Mac OS X", Map.of())).contains("open");
    }
}
