package dev.monkeytown.bench.engine;

import dev.monkeytown.gameserver.loop.NanoClock;

/** The machine's clock, noting how late each wait on it ends: that is how late a loop thread's turn begins. */
final class RecordingClock implements NanoClock {

    /** The thread for games that broke their budget: what it is late is on purpose, and the ticks it misses are counted. */
    private static final String APART = "loop-apart";

    private final NanoClock machine = NanoClock.system();
    private final Recorders recorders;
    private volatile long lastDeadlineNanos = System.nanoTime();

    RecordingClock(Recorders recorders) {
        this.recorders = recorders;
    }

    /** A deadline that was waited for lately. Any thread. */
    long lastDeadlineNanos() {
        return lastDeadlineNanos;
    }

    @Override
    public long nanos() {
        return machine.nanos();
    }

    @Override
    public void parkUntil(long deadlineNanos) {
        lastDeadlineNanos = deadlineNanos;
        machine.parkUntil(deadlineNanos);
        if (!Thread.currentThread().getName().equals(APART)) {
            recorders.mine().lateness.recordValue(Math.max(0, machine.nanos() - deadlineNanos));
        }
    }
}
