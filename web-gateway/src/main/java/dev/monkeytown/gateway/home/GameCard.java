package dev.monkeytown.gateway.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live game as the home page shows it. */
record GameCard(
        String gameId,
        String rules,
        List<String> playerNames,
        int humans,
        int agents,
        int secondsLeft,
        @Nullable String leader) {

    static GameCard of(LiveGame game) {
        int agents =
                (int) game.players().stream().filter(LiveGame.Seated::agent).count();
        return new GameCard(
                game.gameId(),
                game.rules(),
                game.players().stream().map(LiveGame.Seated::name).toList(),
                game.players().size() - agents,
                agents,
                game.secondsLeft(),
                game.leader());
    }
}
