package dev.monkeytown.swarm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.swarm.measure.Chronicle;
import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Outcomes;
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
        assertThat(chronicle
                        .summary("t", 9, 0, 0, false, Outcomes.NONE, List.of())
                        .healthy())
                .isFalse();
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

        String page =
                HtmlReport.of(chronicle.summary("<8 players>", 8, 0, 0, false, Outcomes.NONE, List.of("a <notice>")));

        assertThat(page).contains("&lt;8 players&gt;", "a &lt;notice&gt;", "<svg", "input to frame");
        assertThat(page).doesNotContain("<8 players>", "<script", "http://", "https://", "NaN", "Infinity");
    }

    @Test
    void makesReportsOfNothing() {
        Summary nothing = new Chronicle().summary("nothing", 1, 0, 0, true, Outcomes.NONE, List.of());

        assertThat(HtmlReport.of(nothing)).contains("not well").doesNotContain("NaN");
        assertThat(TextReport.of(nothing))
                .contains("ended before its time", "0 of 1")
                .doesNotContain("NaN");
        assertThat(JsonReport.of(nothing)).contains("\"interrupted\" : true").doesNotContain("NaN");
    }

    @Test
    void tellsHowCutsAndStallsWentAndHowTheOthersFared() {
        second(1, 1, 10, 0);
        int during = chronicle.nextPhase();
        second(2, 2, 20, 0);
        int after = chronicle.nextPhase();
        second(3, 3, 30, 0);
        Comebacks comebacks = new Comebacks();
        comebacks.struck();
        comebacks.struck();
        comebacks.back(Comebacks.Way.KEYFRAME, TimeUnit.MILLISECONDS.toNanos(40));
        comebacks.compared(true);

        Summary summary = summary(outcomes(comebacks, during, after));

        JsonNode json = new JsonMapper().readTree(JsonReport.of(summary));
        JsonNode cut = json.path("cutOutcomes").path(0);
        assertThat(cut.path("sockets").asInt()).isEqualTo(2);
        assertThat(cut.path("back").asInt()).isEqualTo(1);
        assertThat(cut.path("resumedByKeyframe").asInt()).isEqualTo(1);
        assertThat(cut.path("backMaxMs").asDouble()).isCloseTo(40, within(0.1));
        assertThat(cut.path("hashesCompared").asInt()).isEqualTo(1);
        JsonNode stall = json.path("stallOutcomes").path(0);
        assertThat(stall.path("resynced").asInt()).isEqualTo(1);
        assertThat(stall.path("othersBefore").path("latencyP99Ms").asDouble()).isCloseTo(10, within(0.1));
        assertThat(stall.path("othersDuring").path("latencyP99Ms").asDouble()).isCloseTo(20, within(0.1));
        assertThat(stall.path("othersAfter").path("latencyP99Ms").asDouble()).isCloseTo(30, within(0.1));
        assertThat(TextReport.of(summary)).contains("12.5 % cut at second 2: 2 sockets, 1 back after", "others during");
        assertThat(HtmlReport.of(summary)).contains("10 % stalled at second 1 for 1 s", "the others after");
        assertThat(summary.healthy()).isTrue();
    }

    @Test
    void isNotWellWhenSomebodyCameBackToAWrongState() {
        second(1, 1, 10, 0);
        Comebacks comebacks = new Comebacks();
        comebacks.compared(false);

        Summary summary = summary(outcomes(comebacks, 1, 2));

        assertThat(summary.healthy()).isFalse();
        assertThat(summary.complaints()).containsExactly("2 clients came back to a state with a wrong hash");
    }

    private Outcomes outcomes(Comebacks comebacks, int during, int after) {
        return new Outcomes(
                List.of(new Outcomes.Cut(0.125, 2, comebacks.result())),
                List.of(new Outcomes.Stall(
                        0.1,
                        1,
                        1,
                        comebacks.result(),
                        chronicle.phase(during - 1),
                        chronicle.phase(during),
                        chronicle.phase(after))));
    }

    private void second(int passed, int at, int latencyMs, int gaps) {
        Tally tally = new Tally();
        tally.latency(TimeUnit.MILLISECONDS.toNanos(latencyMs), true);
        for (int frame = 0; frame < 60 * 8; frame++) {
            tally.spacing(SECOND_NANOS / 60, true);
        }
        tally.add(Count.GAPS, gaps);
        tally.add(Count.BYTES, 8 * 1000);
        nowNanos += SECOND_NANOS;
        chronicle.add(passed, at, tally, new Chronicle.Headcount(8, 8, 1), nowNanos);
    }

    private Summary summary() {
        return summary(Outcomes.NONE);
    }

    private Summary summary(Outcomes outcomes) {
        return chronicle.summary("8 players", 8, 0, 0, false, outcomes, List.of());
    }
}
