package dev.monkeytown.gameserver.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.monkeytown.gameserver.hosting.LiveGames;
import dev.monkeytown.gameserver.result.GameResult;
import dev.monkeytown.gameserver.result.GameSettings;
import dev.monkeytown.gameserver.result.Results;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.game.GameStatus;
import dev.monkeytown.model.game.LiveGame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Games to look at, running and finished. */
@RestController
class GamesController {

    /** Running games shown at once. */
    private static final int MOST_SHOWN = 20;

    /** A running game in the list. */
    record Running(
            GameId gameId,
            String rules,
            List<LiveGame.Participant> players,
            int seats,
            int secondsLeft,
            String leader) {

        static Running of(LiveGame game) {
            return new Running(
                    game.gameId(), game.rules(), game.players(), game.seats(), game.secondsLeft(), game.leader());
        }
    }

    /** The list. */
    record RunningGames(List<Running> games) {}

    /** One game; settings, result and end are there once it is completed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OneGame(
            GameId gameId,
            GameStatus status,
            @Nullable GameSettings config,
            @Nullable GameResult result,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static OneGame of(Results.Finished game) {
            return new OneGame(
                    game.gameId(),
                    GameStatus.COMPLETED,
                    game.config(),
                    game.result(),
                    game.startedAt(),
                    game.endedAt());
        }

        static OneGame of(LiveGame game) {
            return new OneGame(
                    game.gameId(), GameStatus.ACTIVE, null, null, Instant.ofEpochMilli(game.startedAtMs()), null);
        }
    }

    private final LiveGames live;
    private final Results results;

    GamesController(LiveGames live, Results results) {
        this.live = live;
        this.results = results;
    }

    @GetMapping("/api/games")
    RunningGames running() {
        return new RunningGames(
                live.all().stream().limit(MOST_SHOWN).map(Running::of).toList());
    }

    @GetMapping("/api/games/{id}")
    OneGame one(@PathVariable("id") String text) {
        GameId id = GameId.parse(text).orElseThrow(Refusal::unknownGame);
        Optional<OneGame> running = live.find(id).map(OneGame::of);
        return running.or(() -> results.find(id).map(OneGame::of)).orElseThrow(Refusal::unknownGame);
    }

    @GetMapping(path = "/api/games/{id}/log", produces = "application/octet-stream")
    byte[] log(@PathVariable("id") String text) {
        return GameId.parse(text).flatMap(results::log).orElseThrow(Refusal::unknownGame);
    }
}
