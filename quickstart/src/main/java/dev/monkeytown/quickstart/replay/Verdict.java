package dev.monkeytown.quickstart.replay;

import java.util.List;

/** What playing a log again showed. */
public sealed interface Verdict {

    /**
     * Every frame fits, every hash agrees, and no invariant is broken.
     *
     * @param hashes how many hashes of the state the frames held
     * @param finished whether the game is over with the last frame
     * @param standings best first
     */
    record Sound(String rules, int seats, int ticks, int hashes, boolean finished, List<Place> standings)
            implements Verdict {

        public Sound {
            standings = List.copyOf(standings);
        }
    }

    /**
     * Something does not fit.
     *
     * @param tick the first at which it shows
     */
    record Broken(int tick, String why) implements Verdict {}

    /** The bytes are no log that this build can play. */
    record NoLog(String why) implements Verdict {}

    /** Where a seat ended, and who held it last. */
    record Place(int place, int seat, String name, int score) {}
}
