package dev.monkeytown.swarm.player;

/** A keyframe that clients of a game got, and whether its state turned out right. Owned by the loop thread. */
final class Proof {
    private final int tick;
    private final long epoch;
    private Verdict verdict = Verdict.OPEN;

    Proof(int tick, long epoch) {
        this.tick = tick;
        this.epoch = epoch;
    }

    int tick() {
        return tick;
    }

    long epoch() {
        return epoch;
    }

    Verdict verdict() {
        return verdict;
    }

    /** The first word counts. */
    void decide(boolean right) {
        if (verdict == Verdict.OPEN) {
            verdict = Verdict.of(right);
        }
    }
}
