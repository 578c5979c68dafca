package dev.monkeytown.bench.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** The recorders of all loop threads of this process, each made when its thread first asks. Thread-safe. */
final class Recorders {

    private static final int DIGITS = 3;

    private final List<LoopRecorder> all = new CopyOnWriteArrayList<>();
    private final ThreadLocal<LoopRecorder> mine = ThreadLocal.withInitial(this::create);
    private final LongAdder missedTicks = new LongAdder();

    /** The calling thread's own. */
    LoopRecorder mine() {
        return mine.get();
    }

    /** @param ticks how many were left out; negative where one followed the other too soon */
    void missed(long ticks) {
        missedTicks.add(ticks);
    }

    /** What all threads did in a window. */
    record Window(
            Histogram lateness,
            Histogram spacing,
            Histogram steps,
            Histogram stepBytes,
            Histogram ticks,
            Histogram tickBytes,
            long missedTicks) {}

    /** What came since the last call. One thread at a time. */
    Window take() {
        Window window = new Window(
                histogram(),
                histogram(),
                histogram(),
                histogram(),
                histogram(),
                histogram(),
                missedTicks.sumThenReset());
        for (LoopRecorder one : all) {
            window.lateness().add(one.lateness.getIntervalHistogram());
            window.spacing().add(one.spacing.getIntervalHistogram());
            one.step.drainInto(window.steps(), window.stepBytes());
            one.tick.drainInto(window.ticks(), window.tickBytes());
        }
        return window;
    }

    private LoopRecorder create() {
        LoopRecorder recorder = new LoopRecorder();
        all.add(recorder);
        return recorder;
    }

    private static Histogram histogram() {
        return new Histogram(DIGITS);
    }
}
