package dev.monkeytown.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.verdict.FaultReport;
import dev.monkeytown.chaos.verdict.TrialVerdict;
import dev.monkeytown.chaos.witness.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final FaultReport GOOD = new FaultReport(
            Fault.KILL,
            1,
            List.of(new TrialVerdict(
                    1,
                    "hit",
                    List.of(310.25, 320.0, 333.0),
                    334.56,
                    20,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    Answers.NOBODY_ASKED,
                    List.of())));
    private static final FaultReport BAD = new FaultReport(
            Fault.STREAM_KILL,
            1,
            List.of(new TrialVerdict(
                    1,
                    "hit",
                    List.of(1500.0),
                    1500,
                    20,
                    4,
                    3,
                    2,
                    0,
                    1,
                    1,
                    2,
                    Answers.NOBODY_ASKED,
                    List.of("a fire"))));

    @Test
    void tellsProgramsTheSameThingsOfEachFault() {
        JsonNode json = new JsonMapper().readTree(ReportJson.of(List.of(GOOD, BAD)));

        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get(0).propertyNames())
                .containsExactly(
                        "fault",
                        "trials",
                        "pauseP50Ms",
                        "pauseP99Ms",
                        "pauseMaxMs",
                        "missingTicks",
                        "doubledTicks",
                        "lostInputs",
                        "ok",
                        "gamesLost",
                        "http5xx",
                        "httpUnanswered");
        assertThat(json.get(0).toString())
                .isEqualTo(
                        "{\"fault\":\"kill\",\"trials\":1,\"pauseP50Ms\":320.0,\"pauseP99Ms\":333.0,"
                                + "\"pauseMaxMs\":334.6,\"missingTicks\":0,\"doubledTicks\":0,\"lostInputs\":0,\"ok\":true,\"gamesLost\":0,\"http5xx\":0,\"httpUnanswered\":0}");
        assertThat(json.get(1).path("missingTicks").asInt()).isEqualTo(4);
        assertThat(json.get(1).path("ok").asBoolean()).isFalse();
    }

    @Test
    void tellsPeopleWhatWasNotAsItShouldBe() {
        String table = ReportTable.of(List.of(GOOD, BAD));

        assertThat(table.lines().toList().get(1)).startsWith("kill ").endsWith("ok");
        assertThat(table.lines().toList().get(2))
                .startsWith("stream-kill ")
                .contains("50.0 %")
                .endsWith("NOT OK");
        assertThat(table)
                .contains("stream-kill: 4 ticks missing", "stream-kill: trial 1: a fire")
                .doesNotContain("kill: 0");
    }
}
