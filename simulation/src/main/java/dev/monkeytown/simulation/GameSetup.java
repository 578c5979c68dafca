package dev.monkeytown.simulation;

/**
 * All that decides how a game begins; the same setup gives the same tick 0 on every machine.
 *
 * @param rulesName which {@link Rules} play it
 * @param rules their numbers
 * @param seats how many places the game has, 1 to {@link SimulationLimits#MAX_SEATS}
 * @param seed feeds the island's shape and the generator inside the state
 */
public record GameSetup(String rulesName, GameRules rules, int seats, int seed) {

    public GameSetup {
        if (seats < 1 || seats > SimulationLimits.MAX_SEATS) {
            throw new IllegalArgumentException("seats must be 1 to " + SimulationLimits.MAX_SEATS + ", was " + seats);
        }
    }
}
