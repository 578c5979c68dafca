package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.witness.Sight;
import dev.monkeytown.chaos.witness.Track;
import java.util.List;

/** The longest time that a client went without a frame. */
final class Pauses {
    private static final double NANOS_PER_MS = 1e6;

    private Pauses() {}

    /**
     * Of one client in one game, milliseconds: from frame to frame, or to the end of the window where none followed although
     * the game was not over. Pauses that were over before the window began are left out.
     */
    static double longestMs(Track track, Window window) {
        long longest = 0;
        boolean any = false;
        long last = 0;
        for (Sight sight : track.sights()) {
            if (sight.applied()) {
                if (any && sight.nanos() > window.struckNanos() && last < window.untilNanos()) {
                    longest = Math.max(longest, sight.nanos() - Math.max(last, window.countedFromNanos()));
                }
                any = true;
                last = sight.nanos();
            }
        }
        if (any && !track.finished() && last < window.untilNanos()) {
            longest = Math.max(longest, window.untilNanos() - Math.max(last, window.countedFromNanos()));
        }
        return longest / NANOS_PER_MS;
    }

    /** Of one client in one game, milliseconds: from frame to frame, as far as both came before the injury. */
    static double longestBeforeMs(Track track, long struckNanos) {
        long[] times = track.sights().stream()
                .filter(sight -> sight.applied() && sight.nanos() <= struckNanos)
                .mapToLong(Sight::nanos)
                .toArray();
        long longest = 0;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        return longest / NANOS_PER_MS;
    }

    /** The upper one of two in the middle. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
