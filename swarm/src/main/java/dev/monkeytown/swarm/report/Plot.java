package dev.monkeytown.swarm.report;

import java.util.List;
import java.util.Locale;

/** Drawings as SVG: lines over the seconds of a run, and bars of a distribution. Pure. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 250;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;

    /** A row of values over time; NaN where there is none. */
    record Line(String name, String colour, List<Double> values) {}

    private final StringBuilder svg = new StringBuilder();

    private Plot(String description) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, Html.escaped(description));
    }

    /**
     * @param firstMeasured index of the first second that is measured; what is before is shaded
     * @param unit after the values in the legend
     */
    static String lines(String description, Axis y, String unit, int firstMeasured, List<Line> lines) {
        Plot plot = new Plot(description);
        int seconds = lines.getFirst().values().size();
        Axis x = new Axis(1, Math.max(2, seconds), false);
        plot.shade(x, firstMeasured);
        plot.frame(x, y, "seconds since the start", unit);
        for (Line line : lines) {
            plot.line(x, y, line);
        }
        return plot.end();
    }

    /** Bars; the last one also has everything beyond. */
    static String bars(String description, double stepMs, List<Long> counts, String colour) {
        Plot plot = new Plot(description);
        int last = counts.size();
        while (last > 10 && counts.get(last - 1) == 0) {
            last--;
        }
        long total = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
        double largest = counts.stream().mapToLong(Long::longValue).max().orElse(0) * 100.0 / total;
        Axis x = new Axis(0, last * stepMs, false);
        Axis y = Axis.linear(largest);
        plot.frame(x, y, "milliseconds", "%");
        for (int i = 0; i < last; i++) {
            plot.bar(x, y, i * stepMs, (i + 1) * stepMs, counts.get(i) * 100.0 / total, i == counts.size() - 1, colour);
        }
        return plot.end();
    }

    private void shade(Axis x, int firstMeasured) {
        if (firstMeasured > 0) {
            double to = x(x, firstMeasured);
            add(
                    "<rect class=\"before\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>ramp and warm-up, not"
                            + " measured</title></rect>",
                    LEFT, TOP, Math.max(0, to - LEFT), HEIGHT - TOP - BOTTOM);
        }
    }

    private void frame(Axis x, Axis y, String below, String unit) {
        for (double mark : y.marks()) {
            double at = y(y, mark);
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, at, WIDTH - RIGHT, at);
            add(
                    "<text class=\"mark\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s %s</text>",
                    LEFT - 6, at + 4, Axis.label(mark), unit);
        }
        for (double mark : x.marks()) {
            add(
                    "<text class=\"mark\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(x, mark), HEIGHT - BOTTOM + 16, Axis.label(mark));
        }
        add(
                "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
                LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
        add("<text class=\"mark\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", WIDTH - RIGHT, HEIGHT - 3, below);
    }

    private void line(Axis x, Axis y, Line line) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.values().size(); i++) {
            double value = line.values().get(i);
            if (Double.isNaN(value)) {
                pen = false;
            } else {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x(x, i + 1), y(y, value)));
                pen = true;
            }
        }
        if (!path.isEmpty()) {
            add(
                    "<path class=\"line\" stroke=\"%s\" d=\"%s\"><title>%s</title></path>",
                    line.colour(), path, Html.escaped(line.name()));
        }
    }

    private void bar(Axis x, Axis y, double from, double to, double percent, boolean beyond, String colour) {
        if (percent > 0) {
            double top = y(y, percent);
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s to %s ms: %.3f"
                            + " %%</title></rect>",
                    x(x, from) + 0.5,
                    top,
                    Math.max(0.5, x(x, to) - x(x, from) - 1),
                    Math.max(0.6, HEIGHT - BOTTOM - top),
                    beyond ? Palette.DARK_ACCENT : colour,
                    Axis.label(from),
                    beyond ? "the longest" : Axis.label(to),
                    percent);
        }
    }

    private static double x(Axis axis, double value) {
        return LEFT + axis.at(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(Axis axis, double value) {
        return HEIGHT - BOTTOM - axis.at(value) * (HEIGHT - TOP - BOTTOM);
    }

    private String end() {
        return svg.append("</svg>").toString();
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
