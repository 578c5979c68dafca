package dev.monkeytown.stream.connection;

import java.time.Duration;

/** At most so many events in any stretch of time: remembers when the last ones were. Owned by one thread. */
final class WindowLimit {

    private final long[] happenedNanos;
    private final long windowNanos;
    private int count;

    WindowLimit(int most, Duration window) {
        happenedNanos = new long[most];
        windowNanos = window.toNanos();
    }

    /** Counts an event if the limit allows it; an event that is not allowed is not counted. */
    boolean allow(long nowNanos) {
        int slot = count % happenedNanos.length;
        if (count >= happenedNanos.length && nowNanos - happenedNanos[slot] < windowNanos) {
            return false;
        }
        happenedNanos[slot] = nowNanos;
        count = count == Integer.MAX_VALUE - 1 ? slot + happenedNanos.length : count + 1;
        return true;
    }
}
