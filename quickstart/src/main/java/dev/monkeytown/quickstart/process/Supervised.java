package dev.monkeytown.quickstart.process;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One named process that is started again whenever it dies, with growing pauses, until it is stopped. Safe for any
 * thread; restarts run on the scheduler.
 */
public final class Supervised {
    /** Starts the process and returns once it runs; what "runs" means is the starter's to say. */
    @FunctionalInterface
    public interface Starter {
        Running start() throws IOException, StartRefused;
    }

    /** Asks a process to end in good order, without waiting for it. */
    @FunctionalInterface
    public interface Ender {
        void askToEnd(ProcessHandle process);
    }

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final String name;
    private final int port;
    private final Path log;
    private final Starter starter;
    private final Ender ender;
    private final Backoff backoff;
    private final ScheduledExecutorService scheduler;
    private final SupervisionListener listener;
    private @Nullable Running current;
    private long startedNanos;
    private int deathsInARow;
    private int starts;
    private boolean wanted;
    private boolean restartNow;

    public Supervised(
            String name,
            int port,
            Path log,
            Starter starter,
            Ender ender,
            Backoff backoff,
            ScheduledExecutorService scheduler,
            SupervisionListener listener) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.starter = starter;
        this.ender = ender;
        this.backoff = backoff;
        this.scheduler = scheduler;
        this.listener = listener;
    }

    public String name() {
        return name;
    }

    /** The loopback port it listens on; it keeps it over restarts. */
    public int port() {
        return port;
    }

    public Path log() {
        return log;
    }

    /** The id of its newest process, or -1 before the first start. */
    public synchronized long pid() {
        return current == null ? -1 : current.handle().pid();
    }

    public synchronized boolean isAlive() {
        return current != null && new Pulse(current.handle()).beats();
    }

    /** How often it was started, the first time included. */
    public synchronized int starts() {
        return starts;
    }

    /** Starts it for the first time; from here on it is kept alive. */
    public synchronized Running start() throws IOException, StartRefused {
        wanted = true;
        return launch();
    }

    /** Ends it without warning, as a crash would; it comes back after its back-off. */
    public void kill() {
        Running running = running();
        if (running != null) {
            running.handle().destroyForcibly();
        }
    }

    /**
     * Ends it without warning and leaves it dead until {@link #startNow}. Returns when it is dead; that takes a moment
     * only.
     */
    public void halt() throws InterruptedException {
        synchronized (this) {
            wanted = false;
        }
        Running running = running();
        if (running != null) {
            running.handle().destroyForcibly();
            new Pulse(running.handle()).diesWithin(AFTER_KILL);
        }
    }

    /** Starts it again after {@link #halt} or {@link #stop}, forgiven its deaths; nothing while it lives. */
    public synchronized void startNow() throws IOException, StartRefused {
        wanted = true;
        deathsInARow = 0;
        if (!isAlive()) {
            launch();
        }
    }

    /**
     * Sends it a signal; nothing if it does not run. Returns when the kernel has it.
     *
     * @param signal name without SIG, such as {@code STOP}
     */
    public void signal(String signal) throws IOException, InterruptedException {
        Running running = running();
        if (running != null && new Pulse(running.handle()).beats()) {
            new ProcessBuilder(
                            "kill", "-s", signal, Long.toString(running.handle().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** Ends it in good order and starts it again at once. */
    public void restart(Duration patience) {
        synchronized (this) {
            restartNow = true;
        }
        end(patience);
    }

    /** Ends it for good: in good order, or by force once {@code patience} is over. */
    public void stop(Duration patience) {
        synchronized (this) {
            wanted = false;
        }
        end(patience);
    }

    private synchronized @Nullable Running running() {
        return current;
    }

    private void end(Duration patience) {
        Running running = running();
        if (running == null || !new Pulse(running.handle()).beats()) {
            return;
        }
        ender.askToEnd(running.handle());
        Pulse pulse = new Pulse(running.handle());
        try {
            if (!pulse.diesWithin(patience)) {
                listener.hadToBeKilled(name, patience);
                running.handle().destroyForcibly();
                pulse.diesWithin(AFTER_KILL);
            }
        } catch (InterruptedException e) {
            running.handle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Running launch() throws IOException, StartRefused {
        Running running = starter.start();
        current = running;
        startedNanos = System.nanoTime();
        starts++;
        var _ = running.ended().thenAcceptAsync(how -> ended(running, how), scheduler);
        return running;
    }

    private synchronized void ended(Running running, String how) {
        if (!wanted || !running.equals(current)) {
            return;
        }
        if (restartNow) {
            restartNow = false;
            deathsInARow = 0;
            startAgain();
            return;
        }
        boolean healthy =
                System.nanoTime() - startedNanos >= backoff.healthyAfter().toNanos();
        deathsInARow = healthy ? 1 : deathsInARow + 1;
        scheduleAnother(how);
    }

    private void scheduleAnother(String how) {
        Duration pause = backoff.after(deathsInARow);
        if (deathsInARow == backoff.patience()) {
            listener.keepsDying(name, deathsInARow, how, pause, log);
        } else if (deathsInARow < backoff.patience()) {
            listener.died(name, how, pause);
        }
        var _ = scheduler.schedule(this::startAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void startAgain() {
        if (!wanted || isAlive()) {
            return;
        }
        try {
            launch();
            listener.startedAgain(name, pid());
        } catch (IOException | StartRefused e) {
            deathsInARow++;
            scheduleAnother(String.valueOf(e.getMessage()));
        }
    }
}
