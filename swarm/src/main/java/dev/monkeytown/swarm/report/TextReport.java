package dev.monkeytown.swarm.report;

import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Outcomes;
import dev.monkeytown.swarm.measure.Percentiles;
import dev.monkeytown.swarm.measure.Summary;
import java.util.Locale;

/** A result as a table for a terminal. */
public final class TextReport {
    private TextReport() {}

    public static String of(Summary s) {
        StringBuilder out = new StringBuilder();
        line(out, "");
        line(out, "%s: %.0f s measured%s", s.title(), s.seconds(), s.interrupted() ? ", ended before its time" : "");
        line(out, "");
        line(out, "  %-16s %9s %9s %9s %9s %9s %11s", "ms", "mean", "p50", "p99", "p99.9", "max", "values");
        row(out, "input to frame", s.latency());
        row(out, "frame spacing", s.spacing());
        row(out, "back after loss", s.back());
        line(out, "");
        line(out, "  connected        %d of %d, in %d games", s.connected(), s.asked(), s.games());
        line(
                out,
                "  frames           %.3f a second and client, %d altogether, %d gaps, %d doubles",
                s.framesPerSecond(),
                s.count(Count.FRAMES),
                s.count(Count.GAPS),
                s.count(Count.DOUBLES));
        line(
                out,
                "  hashes           %d checked, %d wrong; %d frames differed between clients",
                s.count(Count.HASH_CHECKS),
                s.count(Count.HASH_MISMATCHES),
                s.count(Count.DIFFERENT_BYTES));
        line(
                out,
                "  inputs           %d sent, %d acknowledged, %d late, %d lost",
                s.count(Count.INPUTS_SENT),
                s.count(Count.INPUTS_ACKNOWLEDGED),
                s.count(Count.INPUTS_LATE),
                s.count(Count.INPUTS_LOST));
        line(
                out,
                "  reconnects       %d (%d cut on purpose, %d lost, %d refused); %d resyncs",
                s.count(Count.RECONNECTS),
                s.count(Count.CUTS),
                s.count(Count.LOST_SOCKETS),
                s.count(Count.REFUSED_SOCKETS),
                s.count(Count.RESYNCS));
        line(
                out,
                "  resumes          %d up to date, %d missing frames, %d keyframe",
                s.count(Count.RESUMED_UP_TO_DATE),
                s.count(Count.RESUMED_MISSED_FRAMES),
                s.count(Count.RESUMED_KEYFRAME));
        line(
                out,
                "  trouble          %d errors, %d malformed, %d times \"come back later\"",
                s.count(Count.ERRORS),
                s.count(Count.MALFORMED),
                s.sentAway());
        line(out, "  bytes            %.0f a second and client", s.bytesPerClientPerSecond());
        line(out, "  own CPU          %.1f %% of a core", s.ownCpuPercent());
        outcomes(out, s.outcomes());
        return out.toString();
    }

    private static void outcomes(StringBuilder out, Outcomes outcomes) {
        for (Outcomes.Cut cut : outcomes.cuts()) {
            line(out, "");
            line(out, "  %s", OutcomeWords.of(cut));
        }
        for (Outcomes.Stall stall : outcomes.stalls()) {
            line(out, "");
            line(out, "  %s", OutcomeWords.of(stall));
            line(out, "    others before  %s", OutcomeWords.of(stall.before()));
            line(out, "    others during  %s", OutcomeWords.of(stall.during()));
            line(out, "    others after   %s", OutcomeWords.of(stall.after()));
        }
    }

    private static void row(StringBuilder out, String name, Percentiles p) {
        if (p.count() == 0) {
            line(out, "  %-16s %9s %9s %9s %9s %9s %11d", name, "-", "-", "-", "-", "-", 0);
        } else {
            line(
                    out,
                    "  %-16s %9.2f %9.2f %9.2f %9.2f %9.2f %11d",
                    name,
                    p.meanMs(),
                    p.p50Ms(),
                    p.p99Ms(),
                    p.p999Ms(),
                    p.maxMs(),
                    p.count());
        }
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
