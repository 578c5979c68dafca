package dev.monkeytown.swarm.measure;

import dev.monkeytown.swarm.measure.Outcomes.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * How the clients that no stall touches fared: a phase until the first stall, one for it, one until the next, and so on. One
 * thread.
 */
final class Phases {
    private final Pace present = new Pace();
    private final List<Phase> past = new ArrayList<>();
    private int seconds;

    void add(Tally second) {
        present.add(second.spared());
        seconds++;
    }

    /** The present phase is over; returns the number of the next, from 0. */
    int next() {
        past.add(now());
        present.clear();
        seconds = 0;
        return past.size();
    }

    /** A phase by its number; what is still to come is empty. */
    Phase get(int number) {
        return number < past.size() ? past.get(number) : number == past.size() ? now() : of(new Pace(), 0);
    }

    private Phase now() {
        return of(present, seconds);
    }

    private static Phase of(Pace pace, int seconds) {
        return new Phase(seconds, Percentiles.of(pace.latencyMicros()), Percentiles.of(pace.spacingMicros()));
    }
}
