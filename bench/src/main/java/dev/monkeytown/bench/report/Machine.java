package dev.monkeytown.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a figure was measured on; without it the figure says little.
 *
 * @param processor its model
 * @param cores how many of them this process may use
 * @param system kernel or operating system
 * @param java virtual machine
 * @param measuredAt start of the measurement
 */
public record Machine(String processor, int cores, String system, String java, String measuredAt) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** The one we run on. */
    public static Machine present() {
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** In one line. */
    public String line() {
        return String.format(Locale.ROOT, "%s, %d cores, %s, %s", processor, cores, system, java);
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }
}
