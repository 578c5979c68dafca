package dev.monkeytown.swarm;

import dev.monkeytown.swarm.player.Dialect;
import dev.monkeytown.swarm.wire.Target;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a swarm is to do.
 *
 * @param players virtual players
 * @param watchers further clients that look on
 * @param games over which the players are spread; 0: as the matchmaker fills them
 * @param length of the measurement
 * @param ramp over which everybody comes
 * @param warmUp between the moment when everybody plays and the measurement
 * @param reconnectEvery mean time after which a socket is cut and resumed; zero: never
 * @param fixedInputs inputs a second of each player instead of a brain's
 * @param threads event loops
 * @param mishaps what is done to the clients on purpose during the measurement; stalls do not overlap
 */
public record SwarmOptions(
        Target target,
        Dialect dialect,
        int players,
        int watchers,
        int games,
        Duration length,
        Duration ramp,
        Duration warmUp,
        Duration reconnectEvery,
        OptionalInt fixedInputs,
        long seed,
        int threads,
        List<Mishap> mishaps) {

    public SwarmOptions {
        mishaps = List.copyOf(mishaps);
    }

    /** In words, for reports. */
    public String title() {
        return players + " players" + (watchers > 0 ? " and " + watchers + " watchers" : "") + ", "
                + dialect.name().toLowerCase(java.util.Locale.ROOT) + ", " + target.base();
    }
}
