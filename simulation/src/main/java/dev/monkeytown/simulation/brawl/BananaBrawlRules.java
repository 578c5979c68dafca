package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.GameSpec;
import dev.monkeytown.simulation.Rules;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.TickPolicy;

/** The rules of Banana Brawl: free for all, 2 to 16 monkeys. */
public final class BananaBrawlRules implements Rules {

    /** Name in configuration, logs and addresses. */
    public static final String NAME = "banana-brawl";

    private static final GameSpec SPEC = new GameSpec(NAME, 2, SimulationLimits.MAX_SEATS, TickPolicy.FIXED_60);

    @Override
    public GameSpec spec() {
        return SPEC;
    }

    @Override
    public Simulation create(GameSetup setup) {
        if (!setup.rulesName().equals(NAME)) {
            throw new IllegalArgumentException("not a setup of " + NAME + ": " + setup.rulesName());
        }
        if (setup.seats() < SPEC.minSeats()) {
            throw new IllegalArgumentException("seats must be at least 2, was " + setup.seats());
        }
        return new BananaBrawl(setup);
    }
}
