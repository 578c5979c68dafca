package dev.monkeytown.stream.room;

import dev.monkeytown.simulation.codec.FrameCodec.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The last frames of one game, without a hole, and the keyframe from which they can be understood. Owned by the room's
 * thread. Frames are copied in and out.
 *
 * <p>Bounded twice: by {@code capacity} frames, a hard limit on memory, and by {@code window}, after which a frame
 * older than the keyframe serves nobody. When the capacity pushes out a frame that the keyframe still needs, the
 * history is no longer {@link #anchored()} and cannot {@link #reload()} until {@link #anchor} brings a newer keyframe.
 */
final class History {

    private static final long UNKNOWN_EPOCH = -1;

    private final FrameRing frames;
    private final long[] epochs;
    private final long[] arrivedNanos;
    private final long windowNanos;

    private byte[] keyframe;
    private Position keyframeAt;
    private Position newest;
    private int oldestTick;
    private long epochBeforeOldest;

    /** A history of no frames yet. */
    History(int capacity, Duration window, byte[] keyframe, Position keyframeAt) {
        this.frames = new FrameRing(capacity);
        this.epochs = new long[capacity];
        this.arrivedNanos = new long[capacity];
        this.windowNanos = window.toNanos();
        this.keyframe = keyframe;
        this.keyframeAt = keyframeAt;
        this.newest = keyframeAt;
        this.oldestTick = keyframeAt.tick() + 1;
        this.epochBeforeOldest = keyframeAt.epoch();
    }

    /**
     * A history that begins before its keyframe, so that a client a little older than the keyframe needs no reload.
     * Follow it up with {@link #append} from tick {@code firstTick} on, at least up to the keyframe.
     */
    static History from(int firstTick, int capacity, Duration window, byte[] keyframe, Position keyframeAt) {
        History history = new History(capacity, window, keyframe, keyframeAt);
        if (firstTick <= keyframeAt.tick()) {
            history.oldestTick = firstTick;
            history.epochBeforeOldest = UNKNOWN_EPOCH;
            history.newest = new Position(0, firstTick - 1);
        }
        return history;
    }

    Position newest() {
        return newest;
    }

    Position keyframeAt() {
        return keyframeAt;
    }

    int size() {
        return newest.tick() - oldestTick + 1;
    }

    /** Adds the frame of the tick after {@link #newest()}. */
    void append(Position at, byte[] frame, long nowNanos) {
        if (at.tick() != newest.tick() + 1) {
            throw new IllegalArgumentException("tick " + at.tick() + " does not follow " + newest.tick());
        }
        if (size() == frames.slots()) {
            forgetOldest();
        }
        int slot = slot(at.tick());
        frames.put(slot, frame);
        epochs[slot] = at.epoch();
        arrivedNanos[slot] = nowNanos;
        newest = at;
        while (oldestTick <= keyframeAt.tick() && nowNanos - arrivedNanos[slot(oldestTick)] > windowNanos) {
            forgetOldest();
        }
    }

    /**
     * Replaces the keyframe by a newer one of the same log. Its epoch may be above that of its tick's frame: a new
     * owner stores one before its first frame.
     *
     * @return whether it fits: all frames after it are here
     */
    boolean anchor(byte[] newer, Position at) {
        boolean fits = at.tick() > keyframeAt.tick()
                && at.tick() >= oldestTick
                && at.tick() <= newest.tick()
                && epochs[slot(at.tick())] <= at.epoch();
        if (fits) {
            keyframe = newer;
            keyframeAt = at;
        }
        return fits;
    }

    /** Whether every frame after the keyframe is here. */
    boolean anchored() {
        return keyframeAt.tick() >= oldestTick - 1;
    }

    /** What a client needs that has the log up to {@code last}. Requires {@link #anchored()}. */
    Replay since(Position last) {
        if (last.equals(newest)) {
            return new Replay.UpToDate(newest);
        }
        boolean near = last.tick() >= oldestTick - 1 && last.tick() < newest.tick();
        return near && epochAt(last.tick()) == last.epoch()
                ? new Replay.Missed(framesAfter(last.tick()), newest)
                : reload();
    }

    /** Keyframe and everything since. Requires {@link #anchored()}. */
    Replay.Reload reload() {
        if (!anchored()) {
            throw new IllegalStateException("frames after the keyframe are gone");
        }
        return new Replay.Reload(keyframe, framesAfter(keyframeAt.tick()), newest);
    }

    private List<byte[]> framesAfter(int tick) {
        List<byte[]> after = new ArrayList<>(newest.tick() - tick);
        for (int t = tick + 1; t <= newest.tick(); t++) {
            after.add(frames.get(slot(t)));
        }
        return after;
    }

    private long epochAt(int tick) {
        return tick == oldestTick - 1 ? epochBeforeOldest : epochs[slot(tick)];
    }

    private void forgetOldest() {
        int slot = slot(oldestTick);
        epochBeforeOldest = epochs[slot];
        frames.free(slot);
        oldestTick++;
    }

    private int slot(int tick) {
        return tick % frames.slots();
    }
}
