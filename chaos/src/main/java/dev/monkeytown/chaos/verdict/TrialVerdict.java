package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.witness.Answers;
import java.util.List;

/**
 * What one trial showed.
 *
 * @param number from 1
 * @param what was done, in words
 * @param pausesMs one for each game or client that it concerns
 * @param longestMs of any client
 * @param beforeMs the longest pause before the injury: what this machine gives without one
 * @param missing ticks of games that no client was given, or that came with a gap before them
 * @param doubled ticks of games that came twice, to one client or in two versions
 * @param lost inputs that were acknowledged and undone
 * @param lostGames games that did not go on
 * @param resumed dropped clients that went on where they were
 * @param reloaded dropped clients that got a new state
 * @param untold dropped clients that were not asked to come back elsewhere
 * @param answers to visitors meanwhile
 * @param troubles anything else that must not be, a line each
 */
public record TrialVerdict(
        int number,
        String what,
        List<Double> pausesMs,
        double longestMs,
        double beforeMs,
        int missing,
        int doubled,
        int lost,
        int lostGames,
        int resumed,
        int reloaded,
        int untold,
        Answers answers,
        List<String> troubles) {

    public TrialVerdict {
        pausesMs = List.copyOf(pausesMs);
        troubles = List.copyOf(troubles);
    }

    /** How many lost their socket. */
    public int dropped() {
        return resumed + reloaded;
    }

    /** The same with more inputs lost, with what visitors got, and with more troubles. */
    public TrialVerdict with(int moreLost, Answers visitors, List<String> moreTroubles) {
        List<String> all = new java.util.ArrayList<>(troubles);
        all.addAll(moreTroubles);
        return new TrialVerdict(
                number,
                what,
                pausesMs,
                longestMs,
                beforeMs,
                missing,
                doubled,
                lost + moreLost,
                lostGames,
                resumed,
                reloaded,
                untold,
                visitors,
                all);
    }
}
