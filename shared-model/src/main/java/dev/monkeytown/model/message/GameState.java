package dev.monkeytown.model.message;

import java.util.List;
import java.util.Map;

/**
 * The seed's state.
 *
 * @param players by player id
 * @param entities by entity id
 * @param events since the last state
 * @param timestamp server's wall-clock milliseconds
 * @param hash of the state, equal for everyone at the same tick
 */
public record GameState(
        Map<String, Player> players,
        Map<String, GameEntity> entities,
        List<GameEvent> events,
        long timestamp,
        long epoch,
        int tick,
        double secondsLeft,
        int hash) {

    public GameState {
        players = Map.copyOf(players);
        entities = Map.copyOf(entities);
        events = List.copyOf(events);
    }
}
