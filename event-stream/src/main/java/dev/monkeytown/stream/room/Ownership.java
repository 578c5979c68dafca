package dev.monkeytown.stream.room;

import dev.monkeytown.stream.measure.StreamMetrics;

/**
 * Notices in a game's log that somebody else owns the game now, and how long its frames paused for that. Owned by the
 * room's thread.
 */
final class Ownership {

    private static final double NANOS_PER_MILLI = 1e6;

    private final StreamMetrics metrics;
    private boolean known;
    private boolean heard;
    private long epoch;
    private long lastFrameNanos;

    Ownership(StreamMetrics metrics) {
        this.metrics = metrics;
    }

    /** The log begins here, or anew. What was before the first time is not this room's to tell. */
    void began(long newestEpoch, long nowNanos) {
        if (known) {
            frame(newestEpoch, nowNanos);
        } else {
            epoch = newestEpoch;
            known = true;
        }
    }

    /** The next frame of the log came. */
    void frame(long frameEpoch, long nowNanos) {
        if (frameEpoch > epoch) {
            metrics.failover();
            if (heard) {
                metrics.paused((nowNanos - lastFrameNanos) / NANOS_PER_MILLI);
            }
        }
        epoch = frameEpoch;
        lastFrameNanos = nowNanos;
        heard = true;
    }
}
