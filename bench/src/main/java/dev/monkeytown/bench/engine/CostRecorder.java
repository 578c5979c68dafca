package dev.monkeytown.bench.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The time and the allocations between {@link #begin} and {@link #end}. Written by one thread, which that costs some tens
 * of nanoseconds and no memory; read by another.
 */
final class CostRecorder {

    /** Asking the JVM for a thread's allocations takes longer than reading a clock, so only some times are weighed. */
    private static final int WEIGHED_EVERY = 16;

    private static final int DIGITS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SingleWriterRecorder nanos = new SingleWriterRecorder(DIGITS);
    private final SingleWriterRecorder bytes = new SingleWriterRecorder(DIGITS);
    private long times;
    private long bytesBefore;
    private long beganNanos;

    void begin() {
        if (times % WEIGHED_EVERY == 0) {
            bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        }
        beganNanos = System.nanoTime();
    }

    void end() {
        nanos.recordValue(System.nanoTime() - beganNanos);
        if (times % WEIGHED_EVERY == 0) {
            bytes.recordValue(THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
        }
        times++;
    }

    /** Adds what came since the last reading. */
    void drainInto(Histogram nanosTotal, Histogram bytesTotal) {
        nanosTotal.add(nanos.getIntervalHistogram());
        bytesTotal.add(bytes.getIntervalHistogram());
    }
}
