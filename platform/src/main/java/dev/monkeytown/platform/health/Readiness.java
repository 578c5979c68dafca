package dev.monkeytown.platform.health;

import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.platform.health.ReadinessReport.Line;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The last answers of all checks. One thread asks them once a second, each on a virtual thread of its own; a check that
 * hangs fails and is not asked again until it has returned, so that at most one thread per check exists. Not ready before
 * the web server listens and from the first moment of a shutdown: this is the last to start and the first to stop.
 */
public final class Readiness implements SmartLifecycle {

    static final Duration INTERVAL = Duration.ofSeconds(1);
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final ReadinessReport NOT_ACCEPTING =
            ReadinessReport.of(List.of(new Line("lifecycle", false, "starting or stopping")));

    private final List<Probe> probes;
    private final Duration patience;
    private volatile ReadinessReport latest = NOT_ACCEPTING;
    private @Nullable ScheduledExecutorService scheduler;

    /**
     * @param patience how long a round waits for its checks; {@link #PATIENCE} except in tests
     */
    Readiness(List<ReadinessCheck> checks, Duration patience) {
        this.probes = checks.stream().map(Probe::new).toList();
        this.patience = patience;
    }

    /** In a word, as of the last round. Any thread. */
    public InstanceBeat.Status status() {
        ReadinessReport now = latest;
        if (!now.ready()) {
            return InstanceBeat.Status.UNREADY;
        }
        return now.degraded() ? InstanceBeat.Status.DEGRADED : InstanceBeat.Status.UP;
    }

    ReadinessReport report() {
        return latest;
    }

    @Override
    public synchronized void start() {
        ThreadFactory daemon = Thread.ofPlatform().daemon().name("readiness").factory();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(daemon);
        var unused =
                started.scheduleWithFixedDelay(() -> evaluate(started), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        scheduler = started;
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
        latest = NOT_ACCEPTING;
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void evaluate(ExecutorService owner) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        probes.forEach(Probe::ask);
        ReadinessReport now = ReadinessReport.of(
                probes.stream().map(probe -> probe.answer(deadlineNanos)).toList());
        synchronized (this) {
            if (owner.isShutdown()) {
                return;
            }
            logChange(latest, now);
            latest = now;
        }
    }

    private static void logChange(ReadinessReport before, ReadinessReport now) {
        if (now.ready() && !before.ready()) {
            log.info("Ready");
        } else if (!now.ready() && (before.ready() || before.equals(NOT_ACCEPTING))) {
            log.warn(
                    "Not ready: {}",
                    now.checks().stream().filter(line -> !line.healthy()).toList());
        }
    }

    /** One check and its run in progress; touched by the readiness thread only. */
    private static final class Probe {

        private final ReadinessCheck check;
        private FutureTask<ReadinessCheck.Answer> run;

        Probe(ReadinessCheck check) {
            this.check = check;
            this.run = new FutureTask<>(check::check);
            this.run.cancel(false);
        }

        void ask() {
            if (run.isDone()) {
                run = new FutureTask<>(check::check);
                Thread.ofVirtual().name("check-" + check.name()).start(run);
            }
        }

        Line answer(long deadlineNanos) {
            try {
                ReadinessCheck.Answer answer =
                        run.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
                return new Line(check.name(), answer.healthy(), answer.detail());
            } catch (TimeoutException e) {
                return failed("no answer in time");
            } catch (ExecutionException e) {
                return failed(String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed("stopping");
            }
        }

        private Line failed(String detail) {
            return new Line(check.name(), false, detail);
        }
    }
}
