package dev.monkeytown.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class PeersResultTest {

    @Test
    void dividesThePeersMedianByOurs() {
        PeersResult result = new PeersResult(
                List.of(figures(0.5, 2000), figures(0.7, 2100), figures(9, 2200)),
                List.of(figures(1.4, 63_000), figures(1.3, 60_000), figures(5, 70_000)),
                List.of(),
                List.of());

        assertThat(result.colyseusCpuRatio()).isEqualTo(2.0);
        assertThat(result.colyseusBytesRatio()).isEqualTo(30.0);
        assertThat(result.toJson()).containsKeys("colyseusCpuRatio", "colyseusBytesRatio");
    }

    @Test
    void saysNothingOfAPeerThatWasNotAskedFor() {
        assertThat(new PeersResult(List.of(), List.of(), List.of(), List.of()).toJson())
                .isEmpty();
    }

    private static RoomFigures figures(double cpu, double bytes) {
        return new RoomFigures(
                "any",
                5,
                cpu,
                bytes,
                60,
                5,
                10,
                new TickFigures(1, false, 1, 0),
                JsonNodeFactory.instance.objectNode());
    }
}
