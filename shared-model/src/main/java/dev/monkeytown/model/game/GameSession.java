package dev.monkeytown.model.game;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.GameState;
import dev.monkeytown.model.message.Player;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One played instance of a game as the outside sees it.
 *
 * @param id the game's id
 * @param state the present state; null where only the summary was asked for
 */
public record GameSession(
        GameId id,
        List<Player> players,
        @Nullable GameState state,
        GameConfig config,
        Instant createdAt,
        GameStatus status) {

    public GameSession {
        players = List.copyOf(players);
    }
}
