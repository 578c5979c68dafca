package dev.monkeytown.gateway.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in Monkeytown right now.
 *
 * @param notice what to tell visitors when games or ladder could not be had
 */
record Lobby(
        List<GameCard> games,
        List<LadderRow> ladder,
        @Nullable String notice) {}
