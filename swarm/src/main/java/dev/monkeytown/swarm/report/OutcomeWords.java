package dev.monkeytown.swarm.report;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Outcomes;
import java.util.Locale;

/** How cuts and stalls went, in sentences for people. */
final class OutcomeWords {
    private static final int PERCENT = 100;

    private OutcomeWords() {}

    static String of(Outcomes.Cut cut) {
        Comebacks.Result result = cut.result();
        return words(
                "%s %% cut at second %d: %d sockets, %s after p50 %.0f, p99 %.0f, max %.0f ms; %d by frames, %d by keyframe,"
                        + " %d fresh; %s",
                percent(cut.share()),
                cut.second(),
                result.struck(),
                back(result),
                result.afterMs().p50Ms(),
                result.afterMs().p99Ms(),
                result.afterMs().maxMs(),
                result.byFrames(),
                result.byKeyframe(),
                result.fresh(),
                hashes(result));
    }

    static String of(Outcomes.Stall stall) {
        Comebacks.Result result = stall.result();
        return words(
                "%s %% stalled at second %d for %d s: %d clients, %s; %d resynced by keyframe, %d caught up by frames, %d"
                        + " fresh; %s",
                percent(stall.share()),
                stall.second(),
                stall.seconds(),
                result.struck(),
                back(result),
                result.byKeyframe(),
                result.byFrames(),
                result.fresh(),
                hashes(result));
    }

    /** What of the others is compared. */
    static String of(Outcomes.Phase phase) {
        return phase.spacing().count() == 0
                ? words("%d s, nothing seen", phase.seconds())
                : words(
                        "%d s, input to frame p50 %.2f, p99 %.2f ms, frame spacing p99 %.2f ms",
                        phase.seconds(),
                        phase.latency().p50Ms(),
                        phase.latency().p99Ms(),
                        phase.spacing().p99Ms());
    }

    private static String back(Comebacks.Result result) {
        return result.back() == result.struck() ? "all back" : result.back() + " back";
    }

    private static String hashes(Comebacks.Result result) {
        return result.hashesCompared() + " hashes compared, " + result.hashesWrong() + " wrong";
    }

    private static String percent(double share) {
        String digits = words("%.2f", share * PERCENT);
        return digits.replaceAll("\\.0+$|(?<=\\.\\d)0$", "");
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
