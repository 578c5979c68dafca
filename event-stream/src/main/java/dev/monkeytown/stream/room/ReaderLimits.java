package dev.monkeytown.stream.room;

import java.time.Duration;

/**
 * How slow a reader may be.
 *
 * @param backlogBytes bytes that may wait for one socket in this process; the frames of a tick that finds as many are
 *     dropped
 * @param backlogAge how long the oldest of them may have waited; the frames of a tick that finds an older one are
 *     dropped
 * @param stuckAfter time without having read what was waiting after which a socket is closed
 * @param resyncsPerMinute keyframes a socket gets in a minute for having been slow; instead of a further one it is
 *     closed
 */
public record ReaderLimits(int backlogBytes, Duration backlogAge, Duration stuckAfter, int resyncsPerMinute) {

    /** The limits of a service that was not told others. */
    public static final ReaderLimits DEFAULT =
            new ReaderLimits(64 * 1024, Duration.ofSeconds(2), Duration.ofSeconds(45), 12);
}
