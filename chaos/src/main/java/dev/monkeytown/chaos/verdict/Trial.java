package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.fault.Sampling;
import java.util.Set;

/**
 * What was done.
 *
 * @param number from 1
 * @param what in words
 * @param games that it concerns
 */
public record Trial(int number, String what, Sampling sampling, Window window, Set<String> games) {
    public Trial {
        games = Set.copyOf(games);
    }
}
