package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a cluster's processes hold of the machine's memory, with their descendants; pages that several share are divided
 * among them. Empty where there is no {@code /proc}.
 */
public record Memory(Map<String, Double> megabytes) {
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    public static Memory of(LocalCluster cluster) throws IOException {
        Map<String, Double> megabytes = new LinkedHashMap<>();
        for (Supervised process : cluster.processes()) {
            ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
            double sum = 0;
            for (ProcessHandle each :
                    Stream.concat(Stream.of(handle), handle.descendants()).toList()) {
                sum += proportional(each.pid());
            }
            megabytes.put(process.name(), sum / KILOBYTES_PER_MEGABYTE);
        }
        return new Memory(megabytes);
    }

    public Figures figures() {
        Figures figures = new Figures("memory");
        megabytes.forEach((name, size) -> figures.add(name, size, "MB"));
        return figures.add(
                "all but the launcher",
                megabytes.values().stream().mapToDouble(Double::doubleValue).sum(),
                "MB");
    }

    private static double proportional(long pid) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.isReadable(rollup)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                    .sum();
        }
    }
}
