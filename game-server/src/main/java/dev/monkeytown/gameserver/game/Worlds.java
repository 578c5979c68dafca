package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;

/** How a world begins; tests begin worlds that misbehave. */
public interface Worlds {

    /**
     * A world at tick 0.
     *
     * @throws IllegalArgumentException if there is none of this setup
     */
    Simulation begin(GameSetup setup);
}
