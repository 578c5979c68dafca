package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernel says about a process or a thread in {@code /proc/…/stat}.
 *
 * @param name of the process or thread, cut by the kernel to 15 characters
 * @param cpuMicros user and system time so far, in steps of 10,000
 */
public record ProcStat(String name, long cpuMicros) {
    /** The kernel reports these times in hundredths of a second to programs on every architecture that we run on. */
    private static final long TICK_MICROS = 10_000;

    /** Fields behind the name: state is the first, user time the twelfth. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    /** The whole process with all threads it had. */
    public static ProcStat of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    /** CPU time so far by name of the thread, of the threads that are alive. */
    public static Map<String, Long> threadsOf(long pid) {
        Map<String, Long> byName = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                try {
                    ProcStat stat = parse(Files.readString(thread.resolve("stat")));
                    byName.merge(stat.name, stat.cpuMicros, Long::sum);
                } catch (NoSuchFileException ended) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("process " + pid + " cannot be looked at: " + e.getMessage(), e);
        }
        return byName;
    }

    /** Resident memory of a process, bytes. */
    public static long residentBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("process " + pid + " ended while it was measured", e);
        }
        return 0;
    }

    /** @throws IllegalArgumentException if the line is none of the kernel's */
    static ProcStat parse(String line) {
        // The name stands in parentheses and may hold blanks and parentheses itself.
        int from = line.indexOf('(');
        int to = line.lastIndexOf(')');
        String[] fields =
                to < 0 ? new String[0] : line.substring(to + 1).strip().split(" ");
        if (from < 0 || fields.length <= SYSTEM) {
            throw new IllegalArgumentException("not a line of /proc/*/stat: " + line);
        }
        long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        return new ProcStat(line.substring(from + 1, to), ticks * TICK_MICROS);
    }

    private static ProcStat read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new CannotMeasure("process " + file.getName(1) + " ended while it was measured", e);
        }
    }
}
