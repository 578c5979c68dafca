package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.agent.Personality;

/** The brains of Banana Brawl. Stateless. */
public final class BrawlMinds implements Minds {

    @Override
    public Brain brain(DecisionModel model, Personality personality, Difficulty difficulty, int seed) {
        return switch (model) {
            case REACTIVE -> new ReactiveBrain(personality, difficulty, new Prng(seed));
            case UTILITY -> new UtilityBrain(personality, difficulty, new Prng(seed));
            case LOOKAHEAD -> new LookaheadBrain(personality, difficulty, new Prng(seed));
        };
    }
}
