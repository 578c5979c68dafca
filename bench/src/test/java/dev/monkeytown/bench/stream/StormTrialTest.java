package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.bench.process.CommandCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StormTrialTest {

    /** 120 frames, two of them with a keyframe. */
    @Test
    void takesOffWhatPublishingCosts() {
        CommandCounts counts = new CommandCounts(Map.of(
                "evalsha", 120L, "hmget", 122L, "xadd", 120L, "publish", 120L, "hset", 121L, "time", 2L, "set", 2L,
                "pexpire", 8L, "info", 1L, "mget", 3L));

        assertThat(StormTrial.withoutOurs(counts).byName()).isEqualTo(Map.of("hmget", 2L, "hset", 1L, "mget", 3L));
    }
}
