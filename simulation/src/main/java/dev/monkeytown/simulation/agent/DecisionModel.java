package dev.monkeytown.simulation.agent;

import java.util.Optional;

/** How a brain comes to a decision. What it wants is its personality's, how well it sees and acts its difficulty's. */
public enum DecisionModel {
    /** Steering: wishes pull, dangers push, the sum is where it walks. */
    REACTIVE("reactive"),
    /** Every option is scored by considerations, and the best one is kept until another is clearly better. */
    UTILITY("utility"),
    /** The best options are played forward in the imagination, and the one that ended best is done. */
    LOOKAHEAD("lookahead");

    private final String word;

    DecisionModel(String word) {
        this.word = word;
    }

    /** Its name in files, tables and on the wire. */
    public String word() {
        return word;
    }

    /** The model of this name, or empty if there is none. */
    public static Optional<DecisionModel> named(String word) {
        for (DecisionModel model : values()) {
            if (model.word.equals(word)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
