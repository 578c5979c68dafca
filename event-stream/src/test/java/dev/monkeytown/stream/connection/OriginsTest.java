package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private final Origins listed = new Origins(List.of("https://Monkeytown.example", " "));
    private final Origins sameHost = new Origins(List.of());

    @Test
    void letsListedPagesIn() {
        assertThat(listed.allow("https://monkeytown.example", List.of("inside:8080")))
                .isTrue();
        assertThat(listed.allow("http://monkeytown.example", List.of("monkeytown.example")))
                .isFalse();
        assertThat(listed.allow("https://monkeytown.example.evil", List.of("monkeytown.example")))
                .isFalse();
    }

    @Test
    void letsPagesOfTheSameHostInWhenNoneIsListed() {
        assertThat(sameHost.allow("http://localhost:3000", List.of("localhost:3000")))
                .isTrue();
        assertThat(sameHost.allow("https://play.example", List.of("inside:8080", "play.example")))
                .isTrue();
        assertThat(sameHost.allow("https://play.example", List.of("play.example:443")))
                .isTrue();
        assertThat(sameHost.allow("http://LOCALHOST:3000", List.of("localhost:3000")))
                .isTrue();
    }

    @Test
    void keepsForeignPagesOut() {
        assertThat(sameHost.allow("http://localhost:3001", List.of("localhost:3000")))
                .isFalse();
        assertThat(sameHost.allow("https://evil.example", List.of("play.example")))
                .isFalse();
        assertThat(sameHost.allow("null", List.of("play.example"))).isFalse();
        assertThat(sameHost.allow("http://[", List.of("play.example"))).isFalse();
        assertThat(sameHost.allow("https://play.example", List.of())).isFalse();
    }

    @Test
    void letsClientsWithoutAPageIn() {
        assertThat(sameHost.allow(null, List.of("play.example"))).isTrue();
    }
}
