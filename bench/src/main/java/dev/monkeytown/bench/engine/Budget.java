package dev.monkeytown.bench.engine;

/**
 * The lateness that a loop thread may have over that of a recorder which does nothing in the same process at the same
 * time, and the share of ticks that may be missing.
 */
record Budget(double p99Ms, double p999Ms, double missedShare) {

    /** What the platform promises. */
    static final Budget PROMISED = new Budget(0.5, 2, 0.001);

    boolean holds(Point point) {
        return point.lateness().p99Ms() - point.control().p99Ms() <= p99Ms
                && point.lateness().p999Ms() - point.control().p999Ms() <= p999Ms
                && point.missedShare() < missedShare
                && point.pausedTicks() == 0;
    }
}
