package dev.monkeytown.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether a process lives, also one that detached from us. The JDK looks at such a process ever less often, up to 5
 * seconds apart, and takes one that nobody collects for alive; both are too little for a server that must be back soon.
 */
record Pulse(ProcessHandle process) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Path PROC = Path.of("/proc");

    boolean beats() {
        return process.isAlive() && !isUncollected();
    }

    /** Blocks until the process is dead. */
    void awaitDeath() throws InterruptedException {
        while (beats()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Blocks until the process is dead, or patience is over; then the answer is false. */
    boolean diesWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (beats()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }

    /** Dead, but its parent did not ask for its exit code yet: in a container that may never happen. Linux only. */
    private boolean isUncollected() {
        try {
            String stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
            return stat.startsWith(" Z ", stat.lastIndexOf(')') + 1);
        } catch (IOException _) {
            return false;
        }
    }
}
