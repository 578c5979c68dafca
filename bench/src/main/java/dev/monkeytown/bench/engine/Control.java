package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.stream.Schedule;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.loop.ShortSlice;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The control recorder: a thread that parks to as many deadlines as a loop thread and does nothing there. What it is late
 * is the machine's and the JVM's doing. Its deadlines lie half-way between a loop thread's: at the very same moments the
 * one would wait for the other, and the control would be late by what the games cost. Asks for the same short slices. Runs until
 * closed.
 */
final class Control implements AutoCloseable {

    static final String THREAD = "control";

    private static final long TURN_NANOS = RecordedTicking.TICK_NANOS / Schedule.TURNS;

    /** Further behind, the schedule begins anew, as a loop thread's does. */
    private static final long MOST_BEHIND_NANOS = 3 * RecordedTicking.TICK_NANOS;

    private static final int DIGITS = 3;

    private final NanoClock clock = NanoClock.system();
    private final SingleWriterRecorder lateness = new SingleWriterRecorder(DIGITS);
    private final Thread thread = Thread.ofPlatform().name(THREAD).daemon().unstarted(this::run);
    private final LongSupplier anchor;
    private volatile boolean closed;

    private Control(LongSupplier anchor) {
        this.anchor = anchor;
    }

    /** @param anchor a deadline of a loop thread's that was not long ago */
    static Control start(LongSupplier anchor) {
        Control control = new Control(anchor);
        control.thread.start();
        return control;
    }

    long threadId() {
        return thread.threadId();
    }

    /** What came since the last call. */
    Punctuality take() {
        return Punctuality.of(lateness.getIntervalHistogram());
    }

    /** Returns at once; the thread ends at its next deadline. */
    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        ShortSlice.ask();
        long deadline = clock.nanos();
        while (!closed) {
            clock.parkUntil(deadline);
            long behind = Math.max(0, clock.nanos() - deadline);
            lateness.recordValue(behind);
            deadline = behind > MOST_BEHIND_NANOS ? clock.nanos() : deadline + TURN_NANOS;
            deadline = halfWay(deadline);
        }
    }

    /** Moves a deadline to the middle between two of the loop thread's, which have moved if it began its schedule anew. */
    private long halfWay(long deadline) {
        long offset = Math.floorMod(deadline - anchor.getAsLong(), TURN_NANOS);
        return deadline - offset + TURN_NANOS / 2;
    }
}
