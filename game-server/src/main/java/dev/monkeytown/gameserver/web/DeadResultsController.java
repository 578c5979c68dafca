package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.bus.EndedGames;
import dev.monkeytown.model.GameId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: results that can never be stored, and the order to try one again. */
@RestController
class DeadResultsController {

    /** The newest, of which the answer has at most so many. */
    private static final int MOST_SHOWN = 100;

    record DeadResult(String gameId, String reason) {}

    /** @param count of all there are */
    record DeadResults(long count, List<DeadResult> results) {}

    private final EndedGames ended;
    private final InstantSource clock;

    DeadResultsController(EndedGames ended, InstantSource clock) {
        this.ended = ended;
        this.clock = clock;
    }

    @GetMapping("/internal/results/dead")
    DeadResults dead() {
        List<DeadResult> newest = ended.dead(MOST_SHOWN).stream()
                .map(each -> new DeadResult(each.gameId(), each.reason()))
                .toList();
        return new DeadResults(ended.countDead(), newest);
    }

    @PostMapping("/internal/results/dead/{id}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void again(@PathVariable("id") String text) {
        GameId id = GameId.parse(text).orElseThrow(Refusal::unknownGame);
        if (!ended.again(id, clock.instant())) {
            throw Refusal.unknownGame();
        }
    }
}
