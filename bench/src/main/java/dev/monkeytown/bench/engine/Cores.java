package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processor cores that we may use, and the pinning of processes to them by {@code taskset}.
 *
 * @param allowed their numbers, ascending
 */
record Cores(List<Integer> allowed) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Empty where processes cannot be pinned: on another system than Linux, or without {@code taskset}. */
    static Optional<Cores> pinnable() {
        if (!Files.isReadable(STATUS) || run(List.of("taskset", "--version")) != 0) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .map(line -> parse(line.substring(ALLOWED.length()).strip()))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** As the kernel lists them: {@code 0-3,8}. */
    static Cores parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return new Cores(List.copyOf(cores));
    }

    /** The core for what is measured. */
    Cores first() {
        return new Cores(allowed.subList(0, 1));
    }

    /** The cores for everything else; the same one where there is no other. */
    Cores others() {
        return allowed.size() == 1 ? this : new Cores(allowed.subList(1, allowed.size()));
    }

    /** Begins the command line of a process that runs on these alone. */
    List<String> prefix() {
        return List.of("taskset", "-c", list());
    }

    /** Moves a running process here, all its threads. */
    void take(ProcessHandle process) {
        if (run(List.of("taskset", "-a", "-c", "-p", list(), Long.toString(process.pid()))) != 0) {
            throw new CannotMeasure("taskset could not move process " + process.pid() + " to core " + list());
        }
    }

    /** As {@code taskset} takes them. */
    String list() {
        return String.join(",", allowed.stream().map(String::valueOf).toList());
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
