package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.fault.Goal;
import dev.monkeytown.chaos.fault.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * What all trials of a fault showed together.
 *
 * @param asked how many trials there were to be
 */
public record FaultReport(Fault fault, int asked, List<TrialVerdict> verdicts) {

    public FaultReport {
        verdicts = List.copyOf(verdicts);
    }

    public int trials() {
        return verdicts.size();
    }

    public double pauseP50Ms() {
        return Percentiles.of(pauses(), 50);
    }

    public double pauseP99Ms() {
        return Percentiles.of(pauses(), 99);
    }

    /** The longest of any client, also where the games' pauses are those of their median clients. */
    public double pauseMaxMs() {
        return verdicts.stream().mapToDouble(TrialVerdict::longestMs).max().orElse(0);
    }

    /** The longest pause of a game without an injury. */
    public double beforeMs() {
        return verdicts.stream().mapToDouble(TrialVerdict::beforeMs).max().orElse(0);
    }

    /** How many pauses were measured. */
    public int samples() {
        return pauses().size();
    }

    public int missingTicks() {
        return sum(TrialVerdict::missing);
    }

    public int doubledTicks() {
        return sum(TrialVerdict::doubled);
    }

    public int lostInputs() {
        return sum(TrialVerdict::lost);
    }

    public int lostGames() {
        return sum(TrialVerdict::lostGames);
    }

    /** Answers with a status from 500 on that visitors got. */
    public int http5xx() {
        return sum(verdict -> verdict.answers().serverErrors());
    }

    /** Requests of visitors that were refused, cut off, or not answered in time. */
    public int unanswered() {
        return sum(verdict -> verdict.answers().unanswered());
    }

    public int dropped() {
        return sum(TrialVerdict::dropped);
    }

    /** Of those dropped, who went on where they were; 1 if nobody was dropped. */
    public double resumedShare() {
        return dropped() == 0 ? 1 : (double) sum(TrialVerdict::resumed) / dropped();
    }

    public boolean ok() {
        return objections().isEmpty();
    }

    /** What was not as it should be, a line each; empty when all was. */
    public List<String> objections() {
        Goal goal = fault.goal();
        List<String> objections = new ArrayList<>();
        if (trials() < asked) {
            objections.add(trials() + " of " + asked + " trials were made");
        }
        if (trials() > 0 && samples() == 0) {
            objections.add("nobody was concerned");
        }
        tooLong(objections, "half of the pauses are longer than", pauseP50Ms(), goal.p50Ms());
        tooLong(objections, "one pause in a hundred is longer than", pauseP99Ms(), goal.p99Ms());
        tooLong(objections, "the longest pause is longer than", pauseMaxMs(), goal.maxMs());
        tooMany(objections, goal.everyTick() ? missingTicks() : 0, "ticks missing");
        tooMany(objections, goal.everyTick() ? doubledTicks() : 0, "ticks doubled");
        tooMany(objections, lostInputs(), "inputs lost");
        tooMany(objections, lostGames(), "games did not go on");
        tooMany(objections, http5xx(), "answers were 5xx");
        tooMany(objections, unanswered(), "requests were not answered");
        tooMany(objections, goal.sockets() == Sockets.MUST_STAY ? dropped() : 0, "sockets dropped");
        tooMany(
                objections,
                goal.sockets() == Sockets.TOLD_BEFORE ? sum(TrialVerdict::untold) : 0,
                "clients dropped without a word");
        if (resumedShare() < goal.resumedShare()) {
            objections.add(String.format(
                    Locale.ROOT,
                    "only %.1f %% of the dropped clients went on without a new state",
                    100 * resumedShare()));
        }
        for (TrialVerdict verdict : verdicts) {
            verdict.troubles().forEach(trouble -> objections.add("trial " + verdict.number() + ": " + trouble));
        }
        return List.copyOf(objections);
    }

    private static void tooLong(List<String> objections, String what, double measuredMs, double mostMs) {
        if (measuredMs > mostMs) {
            objections.add(String.format(Locale.ROOT, "%s %.0f ms: %.0f ms", what, mostMs, measuredMs));
        }
    }

    private static void tooMany(List<String> objections, int number, String what) {
        if (number > 0) {
            objections.add(number + " " + what);
        }
    }

    private List<Double> pauses() {
        return verdicts.stream().flatMap(verdict -> verdict.pausesMs().stream()).toList();
    }

    private int sum(ToIntFunction<TrialVerdict> what) {
        return verdicts.stream().mapToInt(what).sum();
    }
}
