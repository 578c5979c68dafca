package dev.monkeytown.chaos.cli;

import dev.monkeytown.chaos.campaign.CampaignListener;
import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.verdict.FaultReport;
import dev.monkeytown.chaos.verdict.TrialVerdict;
import dev.monkeytown.chaos.witness.Answers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** A line for each trial, as it is made. */
final class Progress implements CampaignListener {
    private final PrintWriter out;
    private int trials;

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void starting(Fault fault, int asked, Path logs) {
        trials = asked;
        say("%s: %d trials (logs in %s)", fault.word(), asked, logs);
    }

    @Override
    public void judged(Fault fault, TrialVerdict verdict) {
        say(
                "  %d/%d %s: %d %s, longest pause %.0f ms (%.0f without), %d ticks missing, %d doubled, %d inputs lost%s",
                verdict.number(),
                trials,
                verdict.what(),
                verdict.pausesMs().size(),
                concerned(fault),
                verdict.longestMs(),
                verdict.beforeMs(),
                verdict.missing(),
                verdict.doubled(),
                verdict.lost(),
                more(verdict));
        verdict.troubles().forEach(trouble -> say("      %s", trouble));
    }

    @Override
    public void brokeOff(Fault fault, String why) {
        say("  %s breaks off: %s", fault.word(), why);
    }

    @Override
    public void done(FaultReport report) {
        say("%s: %s", report.fault().word(), report.ok() ? "ok" : "NOT OK");
    }

    private static String concerned(Fault fault) {
        return switch (fault.sampling()) {
            case GAMES_OF_THE_VICTIM, ALL_GAMES -> "games";
            case DROPPED_CLIENTS -> "clients";
        };
    }

    private static String more(TrialVerdict verdict) {
        String dropped = verdict.dropped() == 0
                ? ""
                : ", " + verdict.dropped() + " sockets dropped, " + verdict.reloaded() + " of them with a new state";
        return dropped
                + visits(verdict.answers())
                + (verdict.lostGames() == 0 ? "" : ", " + verdict.lostGames() + " GAMES LOST");
    }

    private static String visits(Answers answers) {
        return answers.asked() == 0
                ? ""
                : ", " + answers.asked() + " requests, " + answers.serverErrors() + " answered 5xx, "
                        + answers.unanswered() + " not at all";
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
