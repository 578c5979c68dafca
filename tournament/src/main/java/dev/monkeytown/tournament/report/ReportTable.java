package dev.monkeytown.tournament.report;

import dev.monkeytown.tournament.match.Side;
import dev.monkeytown.tournament.rating.Interval;
import java.util.List;
import java.util.Locale;

/** A report for people: strengths, then how characters and sides played. */
public final class ReportTable {

    private static final String NAME = "%-14s";

    private ReportTable() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        strengths(report, text);
        text.append(String.format("%nHow they played (mean, and the margin of 95 %%)%n"));
        heading(text);
        report.characters().forEach(portrait -> line(portrait, text));
        text.append(System.lineSeparator());
        report.sideManners().forEach(portrait -> line(portrait, text));
        return text.toString();
    }

    private static void strengths(Report report, StringBuilder text) {
        List<Side> sides = report.tournament().match().sides();
        text.append(String.format(
                Locale.ROOT,
                NAME + " %8s %14s %12s  %s%n",
                "",
                "Elo",
                "first places",
                "mean place",
                "above the one before (95 %)"));
        for (int side = 0; side < sides.size(); side++) {
            text.append(String.format(
                    Locale.ROOT,
                    NAME + " %+8.0f %12.1f %% %12.2f  %s%n",
                    sides.get(side).name(),
                    report.ratings().elo().get(side),
                    100 * report.ratings().firstPlaces().get(side),
                    report.sideManners().get(side).meanPlace(),
                    side == 0 ? "" : words(report.ratings().gaps().get(side - 1))));
        }
    }

    private static String words(Interval gap) {
        return String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", gap.value(), gap.lower95(), gap.upper95());
    }

    private static void heading(StringBuilder text) {
        for (int line = 0; line < 2; line++) {
            text.append(String.format(NAME, ""));
            for (Trait trait : Trait.values()) {
                text.append(String.format(" %13s", trait.heading().split("\n", -1)[line]));
            }
            text.append(System.lineSeparator());
        }
    }

    private static void line(Portrait portrait, StringBuilder text) {
        text.append(String.format(NAME, portrait.name()));
        portrait.measures()
                .forEach(measure -> text.append(
                        String.format(Locale.ROOT, " %6s ±%5s", figure(measure.mean()), figure(measure.margin95()))));
        text.append(System.lineSeparator());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
