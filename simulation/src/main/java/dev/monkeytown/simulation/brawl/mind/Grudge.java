package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.ViewSink;

/** Remembers for ten seconds who hit: whoever's throw came close just before it was stunned. Owned by one brain. */
final class Grudge {

    private static final int TICKS = 600;

    private int suspect = -1;
    private int seat = -1;
    private int untilTick;

    void look(Sight sight) {
        if (sight.seen.status[sight.seat] == ViewSink.Status.STUNNED && suspect >= 0) {
            seat = suspect;
            untilTick = sight.seen.tick + TICKS;
        }
        if (sight.seen.tick >= untilTick) {
            seat = -1;
        }
        int shot = sight.incoming();
        if (shot >= 0) {
            suspect = sight.seen.shotOwner[shot];
        }
    }

    /** Whether it is this one who is not forgiven. */
    boolean against(int other) {
        return other == seat;
    }
}
