package dev.monkeytown.swarm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.swarm.measure.Chronicle;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Summary;
import dev.monkeytown.swarm.measure.Tally;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Chronicle chronicle = new Chronicle();
    private long nowNanos = System.nanoTime();

    @Test
    void leavesOutWhatWasBeforeTheMeasurement() {
        second(1, 0, 100, 4);
        second(2, 1, 10, 0);
        second(3, 2, 20, 0);

        Summary summary = summary();

        assertThat(summary.latency().count()).isEqualTo(2);
        assertThat(summary.latency().maxMs()).isCloseTo(20, within(0.1));
        assertThat(summary.count(Count.GAPS)).isZero();
        assertThat(summary.framesPerSecond()).isCloseTo(60, within(0.001));
        assertThat(summary.bytesPerClientPerSecond()).isCloseTo(1000, within(50.0));
        assertThat(summary.timeline()).hasSize(3);
        assertThat(summary.healthy()).isTrue();
    }

    @Test
    void isNotWellWithAGapOrWithoutSomebody() {
        second(1, 1, 10, 1);

        assertThat(summary().healthy()).isFalse();
        assertThat(chronicle.summary("t", 9, 0, 0, false, List.of()).healthy()).isFalse();
    }

    @Test
    void hasTheKeysThatOtherToolsReadInItsJson() {
        second(1, 1, 10, 0);

        JsonNode json = new JsonMapper().readTree(JsonReport.of(summary()));

        assertThat(json.propertyNames())
                .contains(
                        "connected",
                        "framesPerSecond",
                        "latencyP50Ms",
                        "latencyP99Ms",
                        "latencyP999Ms",
                        "latencyMaxMs",
                        "spacingP50Ms",
                        "spacingP99Ms",
                        "spacingP999Ms",
                        "spacingMaxMs",
                        "gaps",
                        "resyncs",
                        "bytesPerClientPerSecond",
                        "players",
                        "games",
                        "seconds",
                        "ownCpuPercent",
                        "hashMismatches",
                        "reconnects",
                        "inputsSent",
                        "inputsAcknowledged",
                        "inputsLost",
                        "backP99Ms");
        assertThat(json.path("connected").asInt()).isEqualTo(8);
        assertThat(json.path("latencyP50Ms").asDouble()).isCloseTo(10, within(0.1));
    }

    @Test
    void makesAPageThatNeedsNothingFromOutside() {
        second(1, 0, 10, 0);
        second(2, 1, 10, 0);

        String page = HtmlReport.of(chronicle.summary("<8 players>", 8, 0, 0, false, List.of("a <notice>")));

        assertThat(page).contains("&lt;8 players&gt;", "a &lt;notice&gt;", "<svg", "input to frame");
        assertThat(page).doesNotContain("<8 players>", "<script", "http://", "https://", "NaN", "Infinity");
    }

    @Test
    void makesReportsOfNothing() {
        Summary nothing = new Chronicle().summary("nothing", 1, 0, 0, true, List.of());

        assertThat(HtmlReport.of(nothing)).contains("not well").doesNotContain("NaN");
        assertThat(TextReport.of(nothing))
                .contains("ended before its time", "0 of 1")
                .doesNotContain("NaN");
        assertThat(JsonReport.of(nothing)).contains("\"interrupted\" : true").doesNotContain("NaN");
    }

    private void second(int passed, int at, int latencyMs, int gaps) {
        Tally tally = new Tally();
        tally.latency(TimeUnit.MILLISECONDS.toNanos(latencyMs));
        for (int frame = 0; frame < 60 * 8; frame++) {
            tally.spacing(SECOND_NANOS / 60);
        }
        tally.add(Count.GAPS, gaps);
        tally.add(Count.BYTES, 8 * 1000);
        nowNanos += SECOND_NANOS;
        chronicle.add(passed, at, tally, new Chronicle.Headcount(8, 8, 1), nowNanos);
    }

    private Summary summary() {
        return chronicle.summary("8 players", 8, 0, 0, false, List.of());
    }
}
