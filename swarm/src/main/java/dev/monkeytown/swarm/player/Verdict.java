package dev.monkeytown.swarm.player;

/** What a comparison of hashes gave so far. */
enum Verdict {
    /** There was nothing to compare with yet. */
    OPEN,
    RIGHT,
    WRONG;

    static Verdict of(boolean right) {
        return right ? RIGHT : WRONG;
    }
}
