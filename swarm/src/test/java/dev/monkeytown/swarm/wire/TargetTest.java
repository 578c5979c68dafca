package dev.monkeytown.swarm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void opensSocketsWhereThePageIsIfNothingElseIsTold() throws Exception {
        Target target = Target.of("http://localhost:3000");

        Target.Stream stream = target.stream(Optional.empty());

        assertThat(stream.target()).isEqualTo(target);
        assertThat(stream.target().socketPath()).isEqualTo("/ws");
        assertThat(stream.notice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ws://localhost:8080/ws,       localhost:8080, 8080, /ws,        false",
        "ws://LOCALHOST/ws,            LOCALHOST,        80, /ws,        false",
        "wss://localhost/stream/ws,    localhost,       443, /stream/ws, true",
    })
    void followsTheStreamToAnotherPortOfTheSameHost(
            String told, String hostHeader, int port, String path, boolean secure) throws Exception {
        Target target = Target.of("http://localhost:3000");

        Target.Stream stream = target.stream(Optional.of(told));

        assertThat(stream.target().address().getAddress())
                .as("looked up once")
                .isSameAs(target.address().getAddress());
        assertThat(stream.target().address().getPort()).isEqualTo(port);
        assertThat(stream.target().hostHeader()).isEqualTo(hostHeader);
        assertThat(stream.target().socketPath()).isEqualTo(path);
        assertThat(stream.target().secure()).isEqualTo(secure);
        assertThat(stream.notice()).contains("sockets go to " + told + ", past http://localhost:3000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://127.0.0.1:8080/ws",
                "wss://stream.example.org/ws",
                "ws://localhost.example.org/ws",
                "ws://localhost@stream.example.org/ws",
                "ws://stream.example.org@localhost/ws",
                "http://localhost:8080/ws",
                "localhost:8080/ws",
                "not an address",
                "",
            })
    void staysWithTheFrontRatherThanContactAnotherHost(String told) throws Exception {
        Target target = Target.of("http://localhost:3000");

        Target.Stream stream = target.stream(Optional.of(told));

        assertThat(stream.target()).isEqualTo(target);
        assertThat(stream.notice())
                .hasValueSatisfying(notice -> assertThat(notice)
                        .isEqualTo("sockets stay with http://localhost:3000: the stream's own address, " + told
                                + ", is not on the host of --url"));
    }
}
