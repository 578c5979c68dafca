package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Processor cores, and the pinning of processes to them by {@code taskset}.
 *
 * @param numbers ascending; none leave a process where it is
 */
public record Cores(List<Integer> numbers) {

    /** Wherever the system likes. */
    public static final Cores ANY = new Cores(List.of());

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** What this process could use before it was pinned itself. */
    private static @Nullable Cores allowed;

    public Cores {
        numbers = List.copyOf(numbers);
    }

    /**
     * Those that this process may use, the same ones whenever it is asked. Empty where processes cannot be pinned: on
     * another system than Linux, or without {@code taskset}. Called by the measuring thread.
     */
    public static Optional<Cores> pinnable() {
        if (allowed == null) {
            allowed = allowedNow();
        }
        return Optional.of(allowed).filter(cores -> !cores.equals(ANY));
    }

    private static Cores allowedNow() {
        try {
            Process taskset = taskset(List.of("--version"));
            return taskset.waitFor() == 0 && Files.isReadable(STATUS)
                    ? Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith(ALLOWED))
                            .map(line -> parse(line.substring(ALLOWED.length())))
                            .findFirst()
                            .orElse(ANY)
                    : ANY;
        } catch (IOException _) {
            return ANY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    /** A list of the kernel's, such as {@code 0-2,5}. */
    static Cores parse(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.strip().split(",")) {
            String[] ends = part.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                numbers.add(number);
            }
        }
        return new Cores(numbers);
    }

    /** The one for what is measured. */
    public Cores first() {
        return new Cores(numbers.subList(0, 1));
    }

    /** Those for everything else; the same one where there is no other. */
    public Cores others() {
        return numbers.size() == 1 ? this : new Cores(numbers.subList(1, numbers.size()));
    }

    /** A command line that runs here. */
    public List<String> pinned(List<String> command) {
        List<String> all = new ArrayList<>(equals(ANY) ? List.of() : List.of("taskset", "-c", list()));
        all.addAll(command);
        return all;
    }

    /** Moves a running process here, all its threads. */
    public void take(long pid) {
        if (equals(ANY)) {
            return;
        }
        try {
            Process taskset = taskset(List.of("-acp", list(), Long.toString(pid)));
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

    /** As {@code taskset} takes them. */
    public String list() {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static Process taskset(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
