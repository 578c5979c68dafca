package dev.monkeytown.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.bench.process.Metrics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TickFiguresTest {

    private static final Metrics NOTHING = metrics(0, 0, 0, 0, 0);
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void namesTheLeastLimitThatNearlyAllTurnsKept() {
        TickFigures figures = TickFigures.between(NOTHING, metrics(9_000, 9_992, 9_999, 10_000, 0), 6_000);

        assertThat(figures.p999Ms()).isEqualTo(4, EXACT);
        assertThat(figures.bound()).isTrue();
        assertThat(figures.shareWithin4Ms()).isEqualTo(0.9992, EXACT);
        assertThat(figures.missedShare()).isZero();
    }

    @Test
    void countsWhatCameInTheWindowAlone() {
        TickFigures figures =
                TickFigures.between(metrics(0, 0, 500, 600, 40), metrics(1_000, 1_000, 1_500, 1_600, 52), 6_000);

        assertThat(figures.p999Ms()).isEqualTo(2, EXACT);
        assertThat(figures.missedShare()).isEqualTo(0.002, EXACT);
    }

    @Test
    void knowsNoLimitWhenTooManyWereLater() {
        TickFigures figures = TickFigures.between(NOTHING, metrics(10, 20, 30, 1_000, 0), 6_000);

        assertThat(figures.p999Ms()).isInfinite();
    }

    private static Metrics metrics(int within2, int within4, int within8, int all, int lost) {
        return new Metrics("""
                tick_lateness_seconds_bucket{service="game-server",le="0.002"} %d
                tick_lateness_seconds_bucket{service="game-server",le="0.004"} %d
                tick_lateness_seconds_bucket{service="game-server",le="0.008"} %d
                tick_lateness_seconds_bucket{service="game-server",le="+Inf"} %d
                tick_lateness_seconds_count{service="game-server"} %d
                ticks_lost_total{service="game-server",thread="apart"} 0.0
                ticks_lost_total{service="game-server",thread="home"} %d
                """.formatted(within2, within4, within8, all, all, lost));
    }
}
