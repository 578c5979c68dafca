package dev.monkeytown.gateway.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ladder, as a game-server lists it and as the home page shows it.
 *
 * @param bananas of all games together
 * @param best bananas of the best game
 * @param rating 1000 for a newcomer; null from a game-server that does not know ratings yet
 */
record LadderRow(
        int place,
        String name,
        boolean agent,
        int games,
        int wins,
        long bananas,
        int best,
        @Nullable Integer rating) {

    /** The body of {@code GET /api/ladder}. */
    record Page(List<LadderRow> ladder) {

        Page {
            ladder = List.copyOf(ladder);
        }
    }
}
