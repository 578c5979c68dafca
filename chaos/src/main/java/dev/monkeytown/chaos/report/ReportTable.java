package dev.monkeytown.chaos.report;

import dev.monkeytown.chaos.verdict.FaultReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run for people: a line for each fault, and below it what was not as it should be. */
public final class ReportTable {
    private static final String HEAD = "%-16s %6s %7s %8s %8s %8s %9s %8s %8s %7s %9s  %s%n";
    private static final String ROW = "%-16s %6d %7d %8.0f %8.0f %8.0f %9.0f %8d %8d %7d %9s  %s%n";

    /** A trial that goes wrong often goes wrong in the same way as the others. */
    private static final int MOST_OBJECTIONS = 12;

    private ReportTable() {}

    public static String of(List<FaultReport> reports) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                HEAD,
                "fault",
                "trials",
                "pauses",
                "p50 ms",
                "p99 ms",
                "max ms",
                "without",
                "missing",
                "doubled",
                "lost",
                "resumed",
                ""));
        for (FaultReport report : reports) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    report.fault().word(),
                    report.trials(),
                    report.samples(),
                    report.pauseP50Ms(),
                    report.pauseP99Ms(),
                    report.pauseMaxMs(),
                    report.beforeMs(),
                    report.missingTicks(),
                    report.doubledTicks(),
                    report.lostInputs(),
                    resumed(report),
                    report.ok() ? "ok" : "NOT OK"));
        }
        reports.forEach(report -> objections(report).forEach(text::append));
        return text.toString();
    }

    private static String resumed(FaultReport report) {
        return report.dropped() == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * report.resumedShare());
    }

    private static List<String> objections(FaultReport report) {
        List<String> all = report.objections();
        List<String> lines = new ArrayList<>();
        for (String objection : all.subList(0, Math.min(MOST_OBJECTIONS, all.size()))) {
            lines.add(String.format("%n%s: %s", report.fault().word(), objection));
        }
        if (all.size() > MOST_OBJECTIONS) {
            lines.add(String.format("%n%s: and %d more", report.fault().word(), all.size() - MOST_OBJECTIONS));
        }
        return lines;
    }
}
