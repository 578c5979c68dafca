package dev.monkeytown.gateway.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game that runs now, as a game-server lists it.
 *
 * @param seats how many may play, humans and agents together
 * @param leader name of who wears the crown, or null if nobody does
 */
record LiveGame(
        String gameId,
        String rules,
        List<Seated> players,
        int seats,
        int secondsLeft,
        @Nullable String leader) {

    LiveGame {
        players = List.copyOf(players);
    }

    /** Who sits in a seat. */
    record Seated(String name, boolean agent, int bananas) {}

    /** The body of {@code GET /api/games}. */
    record Page(List<LiveGame> games) {

        Page {
            games = List.copyOf(games);
        }
    }
}
