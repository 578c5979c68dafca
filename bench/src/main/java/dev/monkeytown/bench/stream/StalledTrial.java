package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Metrics;
import dev.monkeytown.bench.process.ProcStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Some sockets stop reading for half a minute: what the others notice, and what it costs the event-stream in memory.
 * Measuring the heap means collecting it, so that is done where no window is open.
 */
final class StalledTrial {
    private static final long SECOND = 1_000_000_000L;
    private static final long STALL_SECONDS = 30;
    private static final long WINDOW_SECONDS = 20;
    private static final long LOOK_EVERY = 2 * SECOND;

    /**
     * What the event-stream holds, bytes.
     *
     * @param resident the whole process
     * @param direct buffers outside the heap
     * @param heap alive after a collection; 0 where none was made
     * @param backlog what it says is unsent
     */
    record Memory(long resident, long direct, long heap, long backlog) {

        private Memory most(Memory other) {
            return new Memory(
                    Math.max(resident, other.resident),
                    Math.max(direct, other.direct),
                    Math.max(heap, other.heap),
                    Math.max(backlog, other.backlog));
        }
    }

    /** @param most of each, while they did not read */
    record Result(int stalled, Window before, Window during, Window after, Memory memoryBefore, Memory most) {

        /** What the event-stream kept for a socket that does not read, as it counts itself, bytes. */
        double unsentPerStalledSocket() {
            return (double) (most.backlog() - memoryBefore.backlog()) / stalled;
        }

        /** What a socket that does not read added to the heap and the direct buffers, bytes. */
        double bytesPerStalledSocket() {
            long growth = most.heap() - memoryBefore.heap() + most.direct() - memoryBefore.direct();
            return (double) growth / stalled;
        }
    }

    private final Trial trial;
    private final EventStream stream;

    StalledTrial(Trial trial, EventStream stream) {
        this.trial = trial;
        this.stream = stream;
    }

    /** Seconds of tape that it takes. */
    static int tapeSeconds(Duration warmUp) {
        return Trial.tapeSeconds(warmUp, Duration.ofSeconds(2 * WINDOW_SECONDS + STALL_SECONDS + 20));
    }

    Result run(Load load, int stalled) {
        try (Contender.Engagement engagement = stream.engage(load);
                Sink receiver = trial.connect(engagement, load, stalled)) {
            long begin = System.nanoTime() + trial.warmUp().toNanos();
            long stall = begin + (WINDOW_SECONDS + 4) * SECOND;
            long end = stall + STALL_SECONDS * SECOND;
            receiver.stall(stall, end);
            receiver.measure("before", begin, begin + WINDOW_SECONDS * SECOND);
            receiver.measure("during", stall + SECOND, stall + (STALL_SECONDS - 4) * SECOND);
            receiver.measure("after", end + 2 * SECOND, end + (2 + WINDOW_SECONDS) * SECOND);
            Trial.sleepUntil(begin + (WINDOW_SECONDS + 1) * SECOND);
            Memory before = collected();
            Memory most = watch(stall, stall + (STALL_SECONDS - 3) * SECOND).most(collected());
            Duration patience = Duration.ofSeconds(2 * WINDOW_SECONDS + STALL_SECONDS);
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                windows.add(receiver.window(patience));
            }
            return new Result(stalled, windows.get(0), windows.get(1), windows.get(2), before, most);
        }
    }

    private Memory watch(long fromNanos, long toNanos) {
        Memory most = new Memory(0, 0, 0, 0);
        for (long next = fromNanos; next < toNanos; next += LOOK_EVERY) {
            Trial.sleepUntil(next);
            Memory now = now(stream.metrics());
            most = most.most(new Memory(now.resident(), now.direct(), 0, now.backlog()));
        }
        Trial.sleepUntil(toNanos);
        return most;
    }

    private Memory now(Metrics metrics) {
        return new Memory(
                ProcStat.residentBytes(stream.pid()),
                (long) metrics.sum("jvm_buffer_memory_used_bytes", "id=\"direct\""),
                (long) metrics.sum("jvm_memory_used_bytes", "area=\"heap\""),
                (long) metrics.sum("event_stream_backlog_bytes", ""));
    }

    private Memory collected() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process collection = new ProcessBuilder(jcmd.toString(), Long.toString(stream.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            collection.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new CannotMeasure("jcmd does not run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
        return now(stream.metrics());
    }
}
