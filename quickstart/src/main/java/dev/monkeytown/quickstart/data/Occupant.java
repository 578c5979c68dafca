package dev.monkeytown.quickstart.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who uses a data folder, as told in its file {@code running}: three lines, rewritten at each start.
 *
 * @param pid of the launcher
 * @param address of the page
 * @param guardianPid of the process that ends the children when the launcher is gone
 */
record Occupant(long pid, String address, long guardianPid) {
    private static final String FILE = "running";

    void write(Path root) throws IOException {
        Files.write(root.resolve(FILE), List.of(Long.toString(pid), address, Long.toString(guardianPid)));
    }

    static Optional<Occupant> read(Path root) {
        try {
            List<String> lines = Files.readAllLines(root.resolve(FILE));
            return Optional.of(new Occupant(Long.parseLong(lines.get(0)), lines.get(1), Long.parseLong(lines.get(2))));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
            // Nobody ran here, or the file was cut short: either way there is no one to name.
            return Optional.empty();
        }
    }

    static void forget(Path root) throws IOException {
        Files.deleteIfExists(root.resolve(FILE));
    }

    /** Waits until the guardian is gone. An id that meanwhile belongs to something else than a shell counts as gone. */
    boolean guardianEnds(Duration patience) {
        Optional<ProcessHandle> guardian = ProcessHandle.of(guardianPid).filter(Occupant::isShell);
        if (guardian.isEmpty()) {
            return true;
        }
        try {
            guardian.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("sh")).orElse(false);
    }
}
