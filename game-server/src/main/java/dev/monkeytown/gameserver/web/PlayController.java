package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.matchmaking.Matchmaker;
import dev.monkeytown.gameserver.matchmaking.Matchmaker.Newcomer;
import dev.monkeytown.gameserver.matchmaking.Placement;
import dev.monkeytown.model.GameId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.rules.RuleSets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Wishes to play. */
@RestController
class PlayController {

    /** When a full server asks to come back; games last minutes, but servers are added in seconds. */
    private static final Duration FULL_PAUSE = Duration.ofSeconds(5);

    /** The body of a wish to play. */
    record Wish(@Nullable String mode) {}

    /** Where the caller plays. */
    record Seat(GameId gameId, int seat, String rules, String sessionId) {}

    private final Matchmaker matchmaker;

    PlayController(Matchmaker matchmaker) {
        this.matchmaker = matchmaker;
    }

    @PostMapping(path = "/api/play", consumes = "application/json")
    Seat play(Identity visitor, @RequestBody Wish wish) {
        String mode = wish.mode();
        if (mode == null || RuleSets.named(mode).isEmpty()) {
            throw Refusal.badField("mode", "the name of the rules, such as " + defaultMode());
        }
        Newcomer caller = newcomer(visitor);
        return answer(caller, mode, matchmaker.play(caller, mode));
    }

    @PostMapping("/api/games/{id}/join")
    Seat join(Identity visitor, @PathVariable("id") String id) {
        GameId game = GameId.parse(id).orElseThrow(Refusal::unknownGame);
        Newcomer caller = newcomer(visitor);
        return answer(caller, defaultMode(), matchmaker.join(caller, defaultMode(), game));
    }

    private static Newcomer newcomer(Identity visitor) {
        return new Newcomer(visitor.playerId(), visitor.sessionId(), visitor.name());
    }

    private static String defaultMode() {
        return RuleSets.all().getFirst().spec().name();
    }

    private static Seat answer(Newcomer caller, String mode, Placement placement) {
        return switch (placement) {
            case Placement.Placed(GameId game, int seat) ->
                new Seat(game, seat, mode, caller.session().toString());
            case Placement.UnknownGame() -> throw Refusal.unknownGame();
            case Placement.GameFull() -> throw Refusal.gameFull();
            case Placement.NoRoom() -> throw Refusal.unavailable("all servers are full", FULL_PAUSE);
        };
    }
}
