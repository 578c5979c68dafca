package dev.monkeytown.systemtests.town;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Measured figures: printed as a table for people, kept as JSON in {@code target/figures} for programs. */
public final class Figures {
    private static final Path FOLDER = Path.of("target", "figures");

    private final String name;
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Figures(String name) {
        this.name = name;
    }

    public Figures add(String what, double value, String unit) {
        values.put(unit.isEmpty() ? what : what + " [" + unit + "]", Math.round(value * 100) / 100.0);
        return this;
    }

    public static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The smallest value that {@code percent} of all values do not exceed. */
    public static double percentile(List<Double> values, double percent) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(values.size() * percent / 100);
        return values.stream().sorted().toList().get(Math.max(0, rank - 1));
    }

    /** Prints and writes them. */
    public void publish() throws IOException {
        System.out.printf("%n%s%n", name);
        values.forEach((what, value) -> System.out.printf(Locale.ROOT, "  %-52s %12s%n", what, value));
        Files.createDirectories(FOLDER);
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(FOLDER.resolve(name + ".json"), values);
    }
}
