package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.agent.Personality;

/**
 * How one character decides, in one version. Immutable.
 *
 * @param version from 1, as it was shipped; grows with each change
 */
public record Behavior(Cast character, int version, DecisionModel model, Personality personality) {

    /** The version that a character is shipped with. */
    public static final int FIRST_VERSION = 1;

    public Behavior {
        if (version < FIRST_VERSION) {
            throw new IllegalArgumentException("version must be at least " + FIRST_VERSION + ", was " + version);
        }
    }

    /** As the character is shipped. */
    public static Behavior shipped(Cast character) {
        return new Behavior(character, FIRST_VERSION, character.model(), character.personality());
    }

    /** A brain for one seat of one game. */
    Brain brain(Minds minds, Difficulty difficulty, int seed) {
        return minds.brain(model, personality, difficulty, seed);
    }
}
