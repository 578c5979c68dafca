package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two cores of a measurement: one for the server that is measured and nothing else, one for everything around it.
 *
 * @param server number of the core that is measured
 * @param others number of the core of publishers, receivers, and this process
 */
public record Cores(int server, int others) {

    /** Chosen before this process is pinned to one of them. */
    private static @Nullable Cores chosen;

    /** The first two that this process may use; the same ones whenever it is asked. Called by the measuring thread. */
    public static Cores take() {
        if (chosen == null) {
            chosen = firstTwo();
        }
        return chosen;
    }

    private static Cores firstTwo() {
        List<Integer> allowed = parse(allowedList());
        if (allowed.size() < 2) {
            throw new CannotMeasure("two cores are needed: one to measure and one for everything around it");
        }
        return new Cores(allowed.get(0), allowed.get(1));
    }

    /** A command line that runs on one core. */
    public static List<String> pinned(int core, List<String> command) {
        List<String> all = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        all.addAll(command);
        return all;
    }

    /** Moves all threads of a running process to one core. */
    public static void pin(long pid, int core) {
        try {
            Process taskset = new ProcessBuilder("taskset", "-acp", Integer.toString(core), Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0) {
                throw new CannotMeasure(
                        "process " + pid + " cannot be pinned: " + said.strip().replace('\n', ' '));
            }
        } catch (IOException e) {
            throw new CannotMeasure("taskset is missing; on Debian 'apt-get install util-linux'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    /** The numbers in a list of the kernel's, such as {@code 0-2,5}. */
    static List<Integer> parse(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.strip().split(",")) {
            String[] ends = part.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static String allowedList() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Cpus_allowed_list:")) {
                    return line.substring(line.indexOf(':') + 1);
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("processes are measured by /proc and taskset, which only Linux has", e);
        }
        throw new CannotMeasure("the kernel does not say which cores may be used");
    }
}
