package dev.monkeytown.swarm.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Outcomes;
import dev.monkeytown.swarm.measure.Percentiles;
import dev.monkeytown.swarm.measure.Second;
import dev.monkeytown.swarm.measure.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A result as one page that needs nothing from anywhere. */
public final class HtmlReport {
    private static final double BYTES_PER_KB = 1000;

    private final Summary summary;
    private final int firstMeasured;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Summary summary) {
        this.summary = summary;
        this.firstMeasured = (int)
                summary.timeline().stream().filter(second -> !second.measured()).count();
    }

    public static String of(Summary summary) {
        return new HtmlReport(summary).page();
    }

    private String page() {
        add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<title>Swarm: %s</title><style>%s</style></head><body><main>", Html.escaped(summary.title()), style());
        header();
        cards();
        if (!summary.timeline().isEmpty()) {
            plots();
        }
        list("Not well", summary.complaints());
        outcomes();
        totals();
        list("Noticed", summary.notices());
        add("</main></body></html>");
        return page.toString();
    }

    private void header() {
        add(
                "<header><h1>Swarm<span class=\"verdict%s\">%s</span></h1><p>%s; %.0f s measured%s</p></header>",
                summary.healthy() ? "" : " bad",
                summary.healthy() ? "all well" : "not well",
                Html.escaped(summary.title()),
                summary.seconds(),
                summary.interrupted() ? ", ended before its time" : "");
    }

    private void cards() {
        add("<div class=\"cards\">");
        card(summary.connected() + " / " + summary.asked(), "connected, in " + summary.games() + " games");
        card(number(summary.framesPerSecond(), 2), "frames a second and client");
        card(number(summary.latency().p50Ms(), 1) + " ms", "input to frame, p50");
        card(number(summary.latency().p99Ms(), 1) + " ms", "input to frame, p99");
        card(number(summary.spacing().p999Ms(), 1) + " ms", "frame spacing, p99.9");
        card(Long.toString(summary.count(Count.GAPS)), "gaps, " + summary.count(Count.RESYNCS) + " resyncs");
        card(
                Long.toString(summary.count(Count.HASH_CHECKS)),
                "state hashes compared, " + summary.count(Count.HASH_MISMATCHES) + " wrong");
        card(number(summary.bytesPerClientPerSecond() / BYTES_PER_KB, 2) + " KB", "a second and client");
        card(number(summary.ownCpuPercent(), 0) + " %", "of a core for the swarm itself");
        add("</div>");
    }

    private void card(String value, String meaning) {
        add("<div class=\"card\"><b>%s</b><span>%s</span></div>", value, meaning);
    }

    private void plots() {
        add("<div class=\"plots\">");
        milliseconds(
                "Input to frame",
                "From an input's write to the read of the frame that carries it",
                Second::latency,
                false);
        milliseconds("Frame spacing", "From one frame to the next at one client", Second::spacing, true);
        values("Frames a second", "At one client, in the mean", Second::framesPerSecond, Palette.LEAVES, "");
        values("Connected", "Sockets open", Second::connected, Palette.WATER, "");
        values("CPU of the swarm", "100 % is one core", Second::ownCpuPercent, Palette.ACCENT, "%");
        values(
                "Bytes",
                "Read from one socket in a second, in the mean",
                second -> second.bytesPerClientPerSecond() / BYTES_PER_KB,
                Palette.SHALLOWS,
                "KB");
        bars(
                "Input to frame, all",
                summary.latency(),
                summary.latencies().stepMs(),
                summary.latencies().counts(),
                Palette.ACCENT);
        bars(
                "Frame spacing, all",
                summary.spacing(),
                summary.spacings().stepMs(),
                summary.spacings().counts(),
                Palette.WATER);
        add("</div>");
    }

    private void milliseconds(String title, String meaning, Function<Second, Percentiles> of, boolean withMax) {
        List<Plot.Line> lines = new ArrayList<>();
        if (withMax) {
            lines.add(line("max", Palette.DARK_BANANA, of, Percentiles::maxMs));
            lines.add(line("p99.9", Palette.ACCENT, of, Percentiles::p999Ms));
        }
        lines.add(line("p99", withMax ? Palette.LEAVES : Palette.ACCENT, of, Percentiles::p99Ms));
        lines.add(line("p50", Palette.WATER, of, Percentiles::p50Ms));
        DoubleSummaryStatistics range = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .summaryStatistics();
        Axis axis = range.getCount() == 0 ? Axis.linear(1) : Axis.logarithmic(range.getMin(), range.getMax());
        figure(title, meaning, Plot.lines(title, axis, "ms", firstMeasured, lines), lines);
    }

    private Plot.Line line(
            String name, String colour, Function<Second, Percentiles> of, ToDoubleFunction<Percentiles> value) {
        return new Plot.Line(
                name,
                colour,
                summary.timeline().stream()
                        .map(of)
                        .map(p -> p.count() == 0 ? Double.NaN : value.applyAsDouble(p))
                        .toList());
    }

    private void values(String title, String meaning, ToDoubleFunction<Second> of, String colour, String unit) {
        List<Double> values = summary.timeline().stream().map(of::applyAsDouble).toList();
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        List<Plot.Line> lines = List.of(new Plot.Line(title, colour, values));
        figure(title, meaning, Plot.lines(title, Axis.linear(largest), unit, firstMeasured, lines), List.of());
    }

    private void bars(String title, Percentiles p, double stepMs, List<Long> counts, String colour) {
        String meaning = String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f ms; %d values, what is longer is in the last bar",
                p.p50Ms(),
                p.p99Ms(),
                p.p999Ms(),
                p.maxMs(),
                p.count());
        figure(title, meaning, Plot.bars(title, stepMs, counts, colour), List.of());
    }

    private void figure(String title, String meaning, String svg, List<Plot.Line> legend) {
        add("<section><h2>%s</h2><p>%s</p>%s", title, meaning, svg);
        if (!legend.isEmpty()) {
            add("<ul class=\"legend\">");
            for (Plot.Line line : legend) {
                add("<li><i style=\"background:%s\"></i>%s</li>", line.colour(), line.name());
            }
            add("</ul>");
        }
        add("</section>");
    }

    private void totals() {
        add("<section class=\"wide\"><h2>In milliseconds</h2><table><tr><th></th><th>mean</th><th>p50</th><th>p99</th>"
                + "<th>p99.9</th><th>max</th><th>values</th></tr>");
        row("input to frame", summary.latency());
        row("frame spacing", summary.spacing());
        row("back after a lost socket", summary.back());
        add("</table></section><section class=\"wide\"><h2>Counted</h2><table>");
        for (Count count : Count.values()) {
            String name = count.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            add("<tr><td>%s</td><td>%,d</td></tr>", name, summary.count(count));
        }
        add("<tr><td>times the platform said \"come back later\"</td><td>%,d</td></tr>", summary.sentAway());
        add("</table></section>");
    }

    private void row(String name, Percentiles p) {
        add(
                "<tr><td>%s</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%,d</td></tr>",
                name, p.meanMs(), p.p50Ms(), p.p99Ms(), p.p999Ms(), p.maxMs(), p.count());
    }

    private void outcomes() {
        List<String> lines = new ArrayList<>();
        summary.outcomes().cuts().forEach(cut -> lines.add(OutcomeWords.of(cut)));
        for (Outcomes.Stall stall : summary.outcomes().stalls()) {
            lines.add(OutcomeWords.of(stall));
            lines.add("the others before: " + OutcomeWords.of(stall.before()));
            lines.add("the others during: " + OutcomeWords.of(stall.during()));
            lines.add("the others after: " + OutcomeWords.of(stall.after()));
        }
        list("Done on purpose", lines);
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            add("<section class=\"wide\"><h2>%s</h2><ul class=\"notices\">", title);
            lines.forEach(line -> add("<li>%s</li>", Html.escaped(line)));
            add("</ul></section>");
        }
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String format, Object... values) {
        page.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
