package dev.monkeytown.stream.room;

import dev.monkeytown.model.Limits;
import java.time.Duration;

/**
 * How much of a game a room keeps, and how long a room outlives its last socket.
 *
 * @param capacityFrames frames at most; at least four keyframe distances, so that a keyframe can always be renewed in
 *     time
 * @param window older frames are forgotten unless the keyframe needs them
 * @param linger time after which an empty room closes
 */
public record RoomSettings(int capacityFrames, Duration window, Duration linger) {

    /** Fewest frames a room may be told to keep. */
    public static final int LEAST_FRAMES = 4 * Limits.KEYFRAME_EVERY_TICKS;

    public RoomSettings {
        if (capacityFrames < LEAST_FRAMES) {
            throw new IllegalArgumentException("capacityFrames must be at least " + LEAST_FRAMES);
        }
    }

    /** A keyframe older than this is replaced by the owner's newest: a quarter of what is kept. */
    int keyframeEveryTicks() {
        return Math.max(Limits.KEYFRAME_EVERY_TICKS, capacityFrames / 4);
    }
}
