package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.codec.GameLog;
import java.time.Instant;
import java.util.List;

/**
 * All that is kept of a game whose last frame is out. Immutable.
 *
 * @param epoch the ownership under which it ended
 * @param placings best first
 * @param ticks frames in the log, which is also the last tick
 */
public record FinishedGame(
        GameId id,
        long epoch,
        GameLog log,
        Difficulty difficulty,
        List<Placed> placings,
        int finalHash,
        int ticks,
        Instant startedAt,
        Instant endedAt) {

    public FinishedGame {
        placings = List.copyOf(placings);
    }

    /**
     * Where somebody ended. A person who was gone at the end still counts as that person.
     *
     * @param figure name of the figure, {@code human} for persons
     */
    public record Placed(
            int place, int seat, PlayerId player, String name, boolean agent, String figure, int bananas) {}
}
