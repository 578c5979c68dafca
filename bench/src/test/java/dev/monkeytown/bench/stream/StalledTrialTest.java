package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StalledTrialTest {

    private static final String METRICS = """
            # TYPE jvm_buffer_memory_used_bytes gauge
            jvm_buffer_memory_used_bytes{id="direct",service="event-stream"} 1.5E6
            jvm_buffer_memory_used_bytes{id="mapped",service="event-stream"} 7.0
            event_stream_backlog_bytes 640.0
            event_stream_backlog_bytes_max 900.0
            """;

    @Test
    void addsUpTheSamplesOfAMetricWithALabel() {
        assertThat(StalledTrial.sum(METRICS, "jvm_buffer_memory_used_bytes", "id=\"direct\""))
                .isEqualTo(1.5e6);
        assertThat(StalledTrial.sum(METRICS, "jvm_buffer_memory_used_bytes", ""))
                .isEqualTo(1.5e6 + 7);
        assertThat(StalledTrial.sum(METRICS, "event_stream_backlog_bytes", "")).isEqualTo(640);
    }

    @Test
    void countsAMissingMetricAsNothing() {
        assertThat(StalledTrial.sum(METRICS, "unknown", "")).isZero();
    }
}
