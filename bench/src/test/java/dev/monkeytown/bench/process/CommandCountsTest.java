package dev.monkeytown.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandCountsTest {

    @Test
    void readsWhatRedisTells() {
        CommandCounts counts = CommandCounts.parse("""
                # Commandstats\r
                cmdstat_evalsha:calls=120,usec=900,usec_per_call=7.50,rejected_calls=0,failed_calls=0\r
                cmdstat_client|setinfo:calls=2,usec=4,usec_per_call=2.00,rejected_calls=0,failed_calls=0\r
                """);

        assertThat(counts.byName()).isEqualTo(Map.of("evalsha", 120L, "client|setinfo", 2L));
        assertThat(counts.of("get")).isZero();
    }

    @Test
    void keepsOnlyWhatIsLeft() {
        CommandCounts counts = new CommandCounts(Map.of("get", 5L, "hset", 3L)).minus(Map.of("get", 4L, "hset", 3L));

        assertThat(counts.byName()).isEqualTo(Map.of("get", 1L));
        assertThat(counts.all()).isEqualTo(1);
    }
}
