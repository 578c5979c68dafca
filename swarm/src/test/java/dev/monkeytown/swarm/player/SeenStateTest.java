package dev.monkeytown.swarm.player;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenStateTest {
    private static final String STATE = """
            {"type":"game_state","payload":{"players":{
              "ada":{"id":"ada","position":{"x":1.5,"y":2},"seat":3,"agent":false,"sequence":17},
              "gus":{"id":"gus","position":{"x":1.5,"y":2},"seat":4,"agent":true,"sequence":99}},
             "entities":{"7":{"kind":"banana","tick":5}},"events":[{"tick":4,"hash":1}],
             "timestamp":1,"epoch":1763829000000000,"tick":1310,"secondsLeft":12.5,"hash":-5}}
            """;

    @Test
    void readsWhatMatters() {
        assertThat(read(STATE, "ada")).isEqualTo(new SeenState(1_763_829_000_000_000L, 1310, -5, true, 17));
        assertThat(read(STATE, "gus")).isEqualTo(new SeenState(1_763_829_000_000_000L, 1310, -5, false, 99));
        assertThat(read(STATE, "eve")).isEqualTo(new SeenState(1_763_829_000_000_000L, 1310, -5, false, 0));
    }

    @Test
    void leavesOtherMessagesAlone() {
        assertThat(read("{\"type\":\"welcome\",\"payload\":{}}", "ada")).isNull();
        assertThat(read("{\"type\":\"game_state\",\"payload\":{\"players\"", "ada"))
                .isNull();
        assertThat(read("", "ada")).isNull();
    }

    private static @Nullable SeenState read(String text, String playerId) {
        return SeenState.read(text.getBytes(UTF_8), playerId);
    }
}
