package dev.monkeytown.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A table for people, printed row by row as the figures come in: columns of a fixed width, aligned to the right. */
public final class Table {

    /**
     * @param heading two lines at most, parted by a line feed
     * @param width in characters, without the gap before it
     */
    public record Column(String heading, int width) {}

    private static final String GAP = "  ";

    private final PrintWriter out;
    private final List<Column> columns;

    public Table(PrintWriter out, List<Column> columns) {
        this.out = out;
        this.columns = List.copyOf(columns);
    }

    /** Prints the headings. */
    public void begin() {
        for (int line = 0; line < 2; line++) {
            StringBuilder text = new StringBuilder();
            for (Column column : columns) {
                String[] lines = column.heading().split("\n", -1);
                int from = line - (2 - lines.length);
                text.append(GAP).append(cell(from < 0 ? "" : lines[from], column.width()));
            }
            out.println(text.toString().stripTrailing());
        }
        out.flush();
    }

    /** Prints one row; there must be a cell for each column. */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            text.append(GAP).append(cell(cells[i], columns.get(i).width()));
        }
        out.println(text.toString().stripTrailing());
        out.flush();
    }

    /** A number with so many places that about three digits tell something. */
    public static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }
}
