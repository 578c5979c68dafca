package dev.monkeytown.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final String METRICS = """
            # TYPE tick_lateness_seconds histogram
            tick_lateness_seconds_bucket{application="game-server",le="0.001"} 900
            tick_lateness_seconds_bucket{application="game-server",le="0.002"} 980
            tick_lateness_seconds_bucket{application="game-server",le="+Inf"} 1000
            tick_lateness_seconds_count{application="game-server"} 1000
            """;

    @Test
    void findsAPercentileBetweenTwoBounds() {
        Lateness lateness = read(METRICS);

        assertThat(lateness.percentileMs(45)).isEqualTo(0.5);
        assertThat(lateness.percentileMs(94)).isEqualTo(1.5);
        assertThat(lateness.percentileMs(99.5)).isEqualTo(2);
    }

    @Test
    void countsWhatCameSince() {
        Lateness later = read(METRICS.replace(" 1000", " 2000").replace(" 980", " 1980"));

        assertThat(later.since(read(METRICS)).percentileMs(50)).isEqualTo(1.5);
    }

    @Test
    void knowsNothingOfNoTurns() {
        assertThat(new Lateness(new TreeMap<>()).percentileMs(99)).isZero();
    }

    private static Lateness read(String metrics) {
        TreeMap<Double, Double> turns = new TreeMap<>();
        Lateness.add(new Metrics(metrics), turns);
        return new Lateness(turns);
    }
}
