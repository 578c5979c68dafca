package dev.monkeytown.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Metrics METRICS = new Metrics("""
            # TYPE jvm_buffer_memory_used_bytes gauge
            jvm_buffer_memory_used_bytes{id="direct",service="event-stream"} 1.5E6
            jvm_buffer_memory_used_bytes{id="mapped",service="event-stream"} 7.0
            event_stream_backlog_bytes 640.0
            event_stream_backlog_bytes_max 900.0
            """);

    @Test
    void addsUpTheSamplesWithALabel() {
        assertThat(METRICS.sum("jvm_buffer_memory_used_bytes", "id=\"direct\"")).isEqualTo(1.5e6);
        assertThat(METRICS.sum("jvm_buffer_memory_used_bytes", "")).isEqualTo(1.5e6 + 7);
        assertThat(METRICS.sum("event_stream_backlog_bytes", "")).isEqualTo(640);
    }

    @Test
    void countsAMissingMetricAsNothing() {
        assertThat(METRICS.sum("unknown", "")).isZero();
    }
}
