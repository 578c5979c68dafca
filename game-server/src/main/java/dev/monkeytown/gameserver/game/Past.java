package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was before a server begins to tick a game: nothing, or all that another owner published.
 *
 * @param simulation as it stands, not used by anyone else
 * @param startedAt when the game began
 * @param played empty for a new game
 */
public record Past(Simulation simulation, Instant startedAt, Optional<Played> played) {

    /**
     * A game that another server has run.
     *
     * @param frames all from tick 1, encoded
     * @param roster who sits where
     * @param savepointTick of the newest published savepoint
     */
    public record Played(
            List<byte[]> frames, List<Annotation.Seated> roster, int savepointTick, Publication.Savepoint savepoint) {}

    /** A game that begins now. */
    public static Past none(Simulation simulation, Instant startedAt) {
        return new Past(simulation, startedAt, Optional.empty());
    }
}
