package dev.monkeytown.swarm.player;

import java.util.OptionalInt;

/**
 * What all players of a crowd have in common.
 *
 * @param fixedInputs inputs a second instead of a brain's decisions; in the JSON dialect, how often one wanders elsewhere
 * @param reconnectEverySeconds mean time after which a socket is cut; 0: never
 * @param seed of everything random
 * @param witness is told what each client sees; the frames dialect only
 */
public record Habits(
        Dialect dialect, OptionalInt fixedInputs, double reconnectEverySeconds, long seed, Witness witness) {}
