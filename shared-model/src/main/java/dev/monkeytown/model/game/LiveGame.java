package dev.monkeytown.model.game;

import dev.monkeytown.model.GameId;
import java.util.List;

/**
 * A running game's summary: a field's value in the hash {@code games:live}, renewed every second by its owner.
 *
 * @param updatedAtMs wall-clock milliseconds of the last renewal; readers drop what is older than five seconds
 * @param owner instance that runs it
 */
public record LiveGame(
        GameId gameId,
        String rules,
        List<Participant> players,
        int seats,
        int secondsLeft,
        String leader,
        long startedAtMs,
        long updatedAtMs,
        String owner) {

    public LiveGame {
        players = List.copyOf(players);
    }

    /** Somebody in a running game. */
    public record Participant(String name, boolean agent, int bananas) {}
}
