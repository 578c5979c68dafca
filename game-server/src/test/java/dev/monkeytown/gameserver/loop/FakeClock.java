package dev.monkeytown.gameserver.loop;

/** A clock that stands until somebody waits on it. */
public final class FakeClock implements NanoClock {

    public long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void parkUntil(long deadlineNanos) {
        nanos = Math.max(nanos, deadlineNanos);
    }
}
