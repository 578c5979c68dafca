package dev.monkeytown.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.witness.Answers;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultReportTest {

    @Test
    void isOkWhenNothingCostMoreThanItMay() {
        FaultReport report = new FaultReport(Fault.KILL, 2, List.of(trial(1, 330, 340), trial(2, 350, 360)));

        assertThat(report.objections()).isEmpty();
        assertThat(report.ok()).isTrue();
        assertThat(report.samples()).isEqualTo(4);
        assertThat(report.pauseP50Ms()).isEqualTo(340);
        assertThat(report.pauseP99Ms()).isEqualTo(360);
        assertThat(report.pauseMaxMs()).isEqualTo(360);
    }

    @Test
    void forgivesOneInAHundred() {
        List<TrialVerdict> trials = IntStream.range(0, 100)
                .mapToObj(number -> trial(number, number == 7 ? 900 : 330))
                .toList();

        assertThat(new FaultReport(Fault.KILL, 100, trials).ok()).isTrue();
        assertThat(new FaultReport(Fault.DRAIN, 100, trials).ok()).isFalse();
    }

    @Test
    void saysWhatTookTooLong() {
        FaultReport report = new FaultReport(Fault.KILL, 1, List.of(trial(1, 1200)));

        assertThat(report.objections())
                .containsExactly(
                        "half of the pauses are longer than 400 ms: 1200 ms",
                        "one pause in a hundred is longer than 500 ms: 1200 ms",
                        "the longest pause is longer than 1000 ms: 1200 ms");
    }

    @Test
    void saysWhatIsMissing() {
        TrialVerdict bad = new TrialVerdict(
                1, "hit", List.of(10.0), 10, 10, 3, 2, 1, 1, 0, 0, 0, Answers.NOBODY_ASKED, List.of("a fire"));

        assertThat(new FaultReport(Fault.KILL, 2, List.of(bad)).objections())
                .containsExactly(
                        "1 of 2 trials were made",
                        "3 ticks missing",
                        "2 ticks doubled",
                        "1 inputs lost",
                        "1 games did not go on",
                        "trial 1: a fire");
    }

    @Test
    void isNotOkWhenNobodyWasConcerned() {
        TrialVerdict nobody = new TrialVerdict(
                1, "hit", Collections.emptyList(), 0, 0, 0, 0, 0, 0, 0, 0, 0, Answers.NOBODY_ASKED, List.of());

        assertThat(new FaultReport(Fault.STOP, 1, List.of(nobody)).ok()).isFalse();
    }

    @Test
    void asksThatMostOfTheDroppedGoOnWhereTheyWere() {
        TrialVerdict some = new TrialVerdict(
                1, "hit", List.of(10.0), 10, 10, 0, 0, 0, 0, 18, 2, 20, Answers.NOBODY_ASKED, List.of());

        assertThat(new FaultReport(Fault.STREAM_KILL, 1, List.of(some)).objections())
                .containsExactly("only 90.0 % of the dropped clients went on without a new state");
        assertThat(new FaultReport(Fault.STREAM_DRAIN, 1, List.of(some)).objections())
                .contains("20 clients dropped without a word");
        assertThat(new FaultReport(Fault.NGINX_RELOAD, 1, List.of(some)).objections())
                .contains("20 sockets dropped");
    }

    private static TrialVerdict trial(int number, double... pauses) {
        List<Double> all = java.util.Arrays.stream(pauses).boxed().toList();
        return new TrialVerdict(
                number, "hit", all, Collections.max(all), 20, 0, 0, 0, 0, 0, 0, 0, Answers.NOBODY_ASKED, List.of());
    }
}
