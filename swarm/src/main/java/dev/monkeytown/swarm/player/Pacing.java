package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Annotation;

/**
 * How long before the arrival of a tick's frame the input for it is sent: long enough that it reaches the server in time,
 * and no longer. The server tells the smallest slack of the last half second; the lead follows it softly down and at once
 * up. Until it tells any, only lateness is known. Owned by the loop thread.
 */
final class Pacing {
    /** Slack that is wanted beyond what varies. */
    static final double MARGIN_MS = 3;

    private static final double FIRST_LEAD_MS = 14;
    private static final double LEAST_LEAD_MS = 1;

    /** The server takes no input for later than this. */
    private static final double MOST_LEAD_MS = 28 * 1000.0 / 60;

    private static final double GAIN = 0.25;

    /** More slack than this is not told: there is far more than enough. */
    private static final double MOST_TOLD_MS = Annotation.Slack.MOST / 4.0;

    private static final double GAIN_WHEN_FAR = 0.75;

    /** The first reports tell how far the server is; a later one that is bad may be a single stall. */
    private static final int REPORTS_TO_FIND_THE_WAY = 6;

    private static final double MOST_UP_MS = 8;
    private static final double JITTER_SHARE = 0.2;
    private static final double MOST_JITTER_MS = 8;
    private static final double TICK_MS = 1000.0 / 60;
    private static final double NANOS_PER_MS = 1e6;

    /** Without reports of slack: what goes of the lead with every second without a late input. */
    private static final double BLIND_SHARE = 0.07;

    private static final double CALM_NANOS = 1e9;
    private static final double ON_THEIR_WAY_NANOS = 150e6;

    private double leadMs = FIRST_LEAD_MS;
    private double meanSlackMs;
    private double jitterMs;
    private int reports;
    private boolean raised;
    private long calmSinceNanos;
    private long raisedUntilNanos = Long.MIN_VALUE;

    double leadMs() {
        return leadMs;
    }

    /** The server's report: the smallest slack lately. */
    void slack(double slackMs) {
        if (reports++ == 0) {
            meanSlackMs = slackMs;
        }
        jitterMs += JITTER_SHARE * (Math.abs(slackMs - meanSlackMs) - jitterMs);
        meanSlackMs += JITTER_SHARE * (slackMs - meanSlackMs);
        double target = MARGIN_MS + Math.min(MOST_JITTER_MS, jitterMs);
        if (slackMs >= 0) {
            raised = false;
            lead(leadMs - (slackMs - target) * (slackMs < MOST_TOLD_MS ? GAIN : GAIN_WHEN_FAR));
        } else if (raised) {
            // This report still speaks of inputs that left before the last rise.
            raised = false;
        } else {
            raised = true;
            double up = MARGIN_MS - slackMs;
            lead(leadMs + (reports <= REPORTS_TO_FIND_THE_WAY ? up : Math.min(MOST_UP_MS, up)));
        }
    }

    /** An own input was in a frame, so many ticks after the one it was meant for. */
    void applied(int lateTicks, long nowNanos) {
        if (reports > 0) {
            return;
        }
        if (lateTicks > 0) {
            calmSinceNanos = nowNanos;
            if (nowNanos >= raisedUntilNanos) {
                lead(leadMs + (lateTicks + 0.5) * TICK_MS);
                raisedUntilNanos = nowNanos + (long) (ON_THEIR_WAY_NANOS + leadMs * NANOS_PER_MS);
            }
        } else if (nowNanos - calmSinceNanos > CALM_NANOS) {
            calmSinceNanos = nowNanos;
            lead(leadMs - Math.max(0.5, leadMs * BLIND_SHARE));
        }
    }

    /** More lead is as much more slack: what changes because of it is no jitter. */
    private void lead(double wantedMs) {
        double before = leadMs;
        leadMs = Math.clamp(wantedMs, LEAST_LEAD_MS, MOST_LEAD_MS);
        meanSlackMs += leadMs - before;
    }
}
