package dev.monkeytown.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All runs up the same steps of more and more games, and how far they came. A step holds when most runs held it; one that
 * a run did not come to counts as not held by it. Used by one thread.
 */
final class Ladder {

    /** A run ends after this many steps in a row that did not hold: noise may fail one, load fails the next as well. */
    static final int FAILURES = 2;

    /**
     * One measurement and what was made of it.
     *
     * @param idle the control recorder alone in the same process before it
     */
    record Rung(int run, Point point, Punctuality idle, boolean holds) {}

    private final Budget budget;
    private final Map<Integer, List<Rung>> rungs = new TreeMap<>();
    private int runs;
    private int failures;

    Ladder(Budget budget) {
        this.budget = budget;
    }

    /** Starts from the lowest step again. */
    void nextRun() {
        runs++;
        failures = 0;
    }

    Rung add(Point point, Punctuality idle) {
        Rung rung = new Rung(runs, point, idle, budget.holds(point));
        rungs.computeIfAbsent(point.games(), _ -> new ArrayList<>()).add(rung);
        failures = rung.holds() ? 0 : failures + 1;
        return rung;
    }

    /** Whether this run has come as far as it can. */
    boolean exhausted() {
        return failures == FAILURES;
    }

    /** The largest number of games that holds with all smaller ones; 0 if none does. */
    int capacity() {
        int capacity = 0;
        for (Map.Entry<Integer, List<Rung>> step : rungs.entrySet()) {
            if (step.getValue().stream().filter(Rung::holds).count() * 2 <= runs) {
                return capacity;
            }
            capacity = step.getKey();
        }
        return capacity;
    }

    /** The measurements of so many games. */
    List<Rung> at(int games) {
        return List.copyOf(rungs.getOrDefault(games, List.of()));
    }

    /** Those at the capacity or, where nothing held, of the lowest step. */
    List<Rung> best() {
        int capacity = capacity();
        return capacity > 0
                ? at(capacity)
                : rungs.values().stream().findFirst().map(List::copyOf).orElse(List.of());
    }

    List<Rung> all() {
        return rungs.values().stream().flatMap(List::stream).toList();
    }
}
