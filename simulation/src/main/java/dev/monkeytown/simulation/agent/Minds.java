package dev.monkeytown.simulation.agent;

/** Makes the brains for one set of rules: another game brings its own. Stateless, called from any thread. */
public interface Minds {

    /**
     * A brain for one seat of one game.
     *
     * @param seed of its own randomness: the same seed and the same observations give the same intents
     */
    Brain brain(DecisionModel model, Personality personality, Difficulty difficulty, int seed);
}
