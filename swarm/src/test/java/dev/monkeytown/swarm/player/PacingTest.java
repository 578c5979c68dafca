package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {
    private static final int REPORTS = 120;
    private static final double TICK_MS = 1000.0 / 60;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 40, 150})
    void findsTheLeadThatLeavesALittleSlack(double wayMs) {
        Pacing pacing = new Pacing();

        for (int i = 0; i < REPORTS; i++) {
            pacing.slack(told(pacing.leadMs() - wayMs));
        }

        assertThat(pacing.leadMs() - wayMs).isBetween(Pacing.MARGIN_MS - 0.5, Pacing.MARGIN_MS + 1);
    }

    /** What the lead itself does to the slack is no jitter to be afraid of. */
    @Test
    void comesDownWithinSeconds() {
        Pacing pacing = new Pacing();

        for (int i = 0; i < 12; i++) {
            pacing.slack(told(pacing.leadMs() - 1));
        }

        assertThat(pacing.leadMs() - 1).isBetween(Pacing.MARGIN_MS, Pacing.MARGIN_MS + 1.5);
    }

    @Test
    void keepsMoreSlackWhereTheWayVaries() {
        Random random = new Random(7);
        Pacing pacing = new Pacing();
        int late = 0;

        for (int i = 0; i < 1_000; i++) {
            double slack = pacing.leadMs() - 10 - 6 * random.nextDouble();
            late += slack < 0 ? 1 : 0;
            pacing.slack(told(slack));
        }

        assertThat(late).isLessThan(100);
        assertThat(pacing.leadMs()).isBetween(13.0, 24.0);
    }

    @Test
    void doesNotLetOneStallCostMuch() {
        Pacing pacing = new Pacing();
        for (int i = 0; i < REPORTS; i++) {
            pacing.slack(told(pacing.leadMs() - 5));
        }
        double calm = pacing.leadMs();

        pacing.slack(-32);
        pacing.slack(-30);

        assertThat(pacing.leadMs()).isBetween(calm + 1, calm + 10);
    }

    @Test
    void goesByLatenessUntilSlackIsTold() {
        Pacing pacing = new Pacing();
        double wayMs = 60;

        for (long tick = 0; tick < 6_000; tick++) {
            int late = (int) Math.max(0, Math.ceil((wayMs - pacing.leadMs()) / TICK_MS));
            pacing.applied(late, (long) (tick * TICK_MS * 1e6));
        }

        assertThat(pacing.leadMs()).isBetween(wayMs - 6, wayMs + 3 * TICK_MS);
    }

    /** As the server can tell it: between -32 and 31.75, in quarters. */
    private static double told(double slackMs) {
        return Math.clamp(Math.round(slackMs * 4), -128, 127) / 4.0;
    }
}
