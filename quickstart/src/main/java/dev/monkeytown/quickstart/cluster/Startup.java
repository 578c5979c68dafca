package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many things starting side by side, each on a thread of its own. The first that fails ends the start: the
 * others are interrupted and waited for.
 */
final class Startup implements AutoCloseable {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(3);
    private static final int WIND_DOWN_SECONDS = 30;

    /** Starts one thing and returns when it can serve. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, StartRefused, InterruptedException;
    }

    private record Outcome(String name, Optional<StartRefused> failure) {}

    /**
     * Platform threads: on one core there is one carrier, and a virtual thread that waits for the class loader's lock
     * holds it while the lock's owner waits to be carried.
     */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("startup-", 1).factory());

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<String> awaited = new ArrayList<>();
    private final Consumer<ClusterEvent> events;
    private final long startedNanos;

    /** @param startedNanos on {@link System#nanoTime}'s scale: what reported durations count from */
    Startup(Consumer<ClusterEvent> events, long startedNanos) {
        this.events = events;
        this.startedNanos = startedNanos;
    }

    void begin(String name, Step step) {
        awaited.add(name);
        threads.execute(() -> outcomes.add(new Outcome(name, attempt(name, step))));
    }

    /** Blocks until all that was begun can serve, reporting what it waits for. */
    void await() throws StartRefused, InterruptedException {
        while (!awaited.isEmpty()) {
            Outcome outcome = outcomes.poll(BETWEEN_REPORTS.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome == null) {
                events.accept(new ClusterEvent.Waiting(List.copyOf(awaited), elapsed()));
            } else if (outcome.failure().isPresent()) {
                throw outcome.failure().get();
            } else {
                awaited.remove(outcome.name());
                events.accept(new ClusterEvent.Ready(outcome.name(), elapsed()));
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(WIND_DOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<StartRefused> attempt(String name, Step step) {
        try {
            step.run();
            return Optional.empty();
        } catch (StartRefused e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            return Optional.of(new StartRefused(name + " was interrupted", e));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new StartRefused(name + " did not start: " + e.getMessage(), e));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
