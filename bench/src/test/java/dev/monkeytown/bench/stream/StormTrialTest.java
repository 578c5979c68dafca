package dev.monkeytown.bench.stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.bench.process.CommandCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StormTrialTest {

    /** 120 frames, two of them with a keyframe. */
    @Test
    void takesOffWhatPublishingCosts() {
        CommandCounts counts = new CommandCounts(Map.ofEntries(
                entry("evalsha", 120L),
                entry("hmget", 122L),
                entry("xadd", 120L),
                entry("publish", 120L),
                entry("hset", 125L),
                entry("time", 2L),
                entry("set", 2L),
                entry("pexpire", 10L),
                entry("info", 1L),
                entry("mget", 3L),
                entry("zadd", 2L),
                entry("append", 2L)));

        assertThat(StormTrial.withoutOurs(counts).byName()).isEqualTo(Map.of("hmget", 2L, "hset", 1L, "mget", 3L));
    }
}
