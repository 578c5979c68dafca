package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.result.Ladder;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ladder. */
@RestController
class LadderController {

    /** Its JSON. */
    record Lines(List<Ladder.Line> ladder) {}

    private final Ladder ladder;

    LadderController(Ladder ladder) {
        this.ladder = ladder;
    }

    @GetMapping("/api/ladder")
    Lines ladder() {
        return new Lines(ladder.top());
    }
}
