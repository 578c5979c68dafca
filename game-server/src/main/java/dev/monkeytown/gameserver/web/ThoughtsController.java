package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.agent.Reason;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Thought;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For operators: why an agent of a game that runs here does what it does. The proxies let nobody else come here. */
@RestController
class ThoughtsController {

    /**
     * One decision.
     *
     * @param seenTick of what was seen for it
     * @param dueTick after which it was to be done
     * @param reflex whether it was done without thinking, because the agent had missed its turn
     * @param options the best that was weighed, best first
     */
    record Shown(
            int seenTick,
            int dueTick,
            boolean reflex,
            String model,
            String chosen,
            Intent intent,
            List<Thought.Option> options) {

        static Shown of(Reason reason) {
            Thought thought = reason.thought();
            return new Shown(
                    thought.seenTick(),
                    reason.dueTick(),
                    reason.reflex(),
                    thought.model().word(),
                    thought.chosen(),
                    thought.intent(),
                    thought.options());
        }
    }

    /** @param tick the game's newest; thoughts are oldest first */
    record Thoughts(GameId gameId, int seat, int tick, List<Shown> thoughts) {}

    private final GameHost host;

    ThoughtsController(GameHost host) {
        this.host = host;
    }

    @GetMapping("/api/games/{id}/agents/{seat}/thoughts")
    Thoughts thoughts(@PathVariable("id") String text, @PathVariable("seat") String number) {
        Game game = GameId.parse(text).flatMap(host::game).orElseThrow(Refusal::unknownGame);
        if (!number.matches("\\d{1,2}")
                || Integer.parseInt(number) >= game.setup().seats()) {
            throw Refusal.unknownSeat();
        }
        int seat = Integer.parseInt(number);
        List<Reason> reasons = game.agents().reasons(seat).orElseThrow(Refusal::noReasons);
        return new Thoughts(
                game.id(), seat, game.tick(), reasons.stream().map(Shown::of).toList());
    }
}
