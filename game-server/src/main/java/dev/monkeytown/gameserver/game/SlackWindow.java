package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.Annotation;
import java.util.Optional;

/** The smallest slack among the inputs of one seat since it was last asked for. Owned by the loop thread. */
final class SlackWindow {

    private static final long QUARTER_NANOS = 250_000;
    private static final long NONE = Long.MAX_VALUE;

    private long smallestNanos = NONE;

    void note(long slackNanos) {
        smallestNanos = Math.min(smallestNanos, slackNanos);
    }

    /** Forgets what was noted: the next input is somebody else's. */
    void restart() {
        smallestNanos = NONE;
    }

    /** What is to be told of the window that ends here, if there was any input in it. */
    Optional<Annotation.Slack> take(int seat) {
        if (smallestNanos == NONE) {
            return Optional.empty();
        }
        long quarters = Math.floorDiv(smallestNanos, QUARTER_NANOS);
        restart();
        return Optional.of(
                new Annotation.Slack(seat, Math.clamp(quarters, Annotation.Slack.LEAST, Annotation.Slack.MOST)));
    }
}
