package dev.monkeytown.gameserver.loop;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock and the way to wait on it. Used by one loop thread at a time. */
public interface NanoClock {

    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Waits until {@link #nanos()} has reached the deadline; returns early only when the thread is interrupted. */
    void parkUntil(long deadlineNanos);

    /** The machine's own clock. Parks and never spins: parking is exact to about 0.1 ms. */
    static NanoClock system() {
        return new NanoClock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void parkUntil(long deadlineNanos) {
                long remaining = deadlineNanos - System.nanoTime();
                while (remaining > 0 && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(this, remaining);
                    remaining = deadlineNanos - System.nanoTime();
                }
            }
        };
    }
}
