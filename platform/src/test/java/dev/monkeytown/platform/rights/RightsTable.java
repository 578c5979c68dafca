package dev.monkeytown.platform.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the tables of docs/SECURITY.md.
 *
 * @param rows each from its columns' heads to its cells
 */
public record RightsTable(List<Map<String, String>> rows) {

    /** The cell of what is allowed. */
    public static final String YES = "yes";

    private static final Path DOCUMENT = Path.of("..", "docs", "SECURITY.md");

    /** Addresses over HTTP. */
    public static RightsTable ofAddresses() {
        return read("| service | address |");
    }

    /** Messages on a socket. */
    public static RightsTable ofMessages() {
        return read("| message | nobody |");
    }

    /** What one of the services answers to. */
    public List<Map<String, String>> of(String service) {
        return rows.stream()
                .filter(row -> List.of(service, "every service").contains(row.get("service")))
                .toList();
    }

    /** The row of an address such as {@code GET /api/games}. */
    public Optional<Map<String, String>> row(String service, String address) {
        return of(service).stream()
                .filter(row -> address.equals(row.get("address")))
                .findFirst();
    }

    private static RightsTable read(String head) {
        List<String> lines;
        try {
            lines = Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith(head)) {
            first++;
        }
        if (first == lines.size()) {
            throw new AssertionError("no table in " + DOCUMENT + " begins with " + head);
        }
        List<String> columns = cells(lines.get(first));
        return new RightsTable(lines.stream()
                .skip(first + 2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> row(columns, cells(line)))
                .toList());
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new AssertionError("a row with " + cells.size() + " cells: " + cells);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }
}
