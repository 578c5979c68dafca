package dev.monkeytown.swarm.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a whole run showed; everything but {@code timeline} is of the measurement only, after ramp and warm-up.
 *
 * @param asked sockets that should be open: players and watchers
 * @param connected sockets open at the end
 * @param games games played or watched at once, at most
 * @param seconds length of the measurement
 * @param framesPerSecond at one client: frames received, divided by the time between the first and the last of each stream
 * @param outcomes of what was done to it on purpose
 * @param sentAway HTTP answers "come back later" (503, 429)
 * @param interrupted whether it was ended before its time
 * @param notices what else should be known, once each, such as the first mismatch
 */
public record Summary(
        String title,
        int asked,
        int players,
        int watchers,
        int connected,
        int games,
        double seconds,
        double framesPerSecond,
        Percentiles latency,
        Percentiles spacing,
        Percentiles back,
        Distribution latencies,
        Distribution spacings,
        double bytesPerClientPerSecond,
        double ownCpuPercent,
        Map<Count, Long> counts,
        Outcomes outcomes,
        long sentAway,
        boolean interrupted,
        List<String> notices,
        List<Second> timeline) {

    public Summary {
        counts = Map.copyOf(counts);
        notices = List.copyOf(notices);
        timeline = List.copyOf(timeline);
    }

    public long count(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Everybody asked for was there, nothing was missing, every hash was right. */
    public boolean healthy() {
        return complaints().isEmpty();
    }

    /** What was not well, a line each; empty when all was. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        complain(complaints, asked - connected, "of " + asked + " clients are not connected at the end");
        complain(complaints, count(Count.GAPS), "times a frame was missing");
        complain(
                complaints,
                count(Count.HASH_MISMATCHES),
                "of " + count(Count.HASH_CHECKS) + " state hashes were wrong");
        complain(complaints, outcomes.wrong(), "clients came back to a state with a wrong hash");
        complain(complaints, count(Count.DIFFERENT_BYTES), "frames differed between clients of one game");
        return List.copyOf(complaints);
    }

    private static void complain(List<String> complaints, long howMany, String what) {
        if (howMany > 0) {
            complaints.add(howMany + " " + what);
        }
    }
}
