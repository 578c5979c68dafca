package dev.monkeytown.simulation.agent;

import java.util.List;

/**
 * Why a brain decided what it did.
 *
 * @param seenTick the tick of the view it decided on
 * @param chosen name of the option that it took
 * @param intent what came of it
 * @param options the best of what it weighed, best first, at most {@link #MOST_OPTIONS}
 */
public record Thought(int seenTick, DecisionModel model, String chosen, Intent intent, List<Option> options) {

    /** Options that are kept of one decision; worse ones are left out. */
    public static final int MOST_OPTIONS = 5;

    public Thought {
        options = List.copyOf(options);
    }

    /**
     * One thing it could have done.
     *
     * @param name what and to whom, such as {@code chase 3}
     * @param score the larger, the better; comparable within one decision only
     */
    public record Option(String name, double score, List<Consideration> considerations) {
        public Option {
            considerations = List.copyOf(considerations);
        }
    }

    /** What one consideration said about an option; for {@code utility} 0 (never) to 1 (nothing against it). */
    public record Consideration(String name, double value) {}
}
