package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.GameRules;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names in the log what went wrong with the agents of one game, now and then. Owned by the loop thread. */
final class Lapses {

    /** One line in this many ticks for all turns missed, however many they are; the first failure has one of its own. */
    private static final int EVERY_TICKS = 30 * GameRules.TICKS_PER_SECOND;

    private static final Logger log = LoggerFactory.getLogger(Lapses.class);

    private final GameId game;
    private final Agents agents;

    Lapses(GameId game, Agents agents) {
        this.game = game;
        this.agents = agents;
    }

    /** After each tick. */
    void report(int tick) {
        Optional<RuntimeException> failure = agents.takeFirstFailure();
        if (failure.isPresent()) {
            log.atWarn()
                    .addKeyValue("gameId", game)
                    .setCause(failure.get())
                    .log("An agent's brain failed at tick {}; it acts by reflex", tick);
        }
        int missed = tick % EVERY_TICKS == 0 ? agents.takeMissed() : 0;
        if (missed > 0) {
            log.atWarn()
                    .addKeyValue("gameId", game)
                    .log("Agents missed {} turns by tick {} and acted by reflex", missed, tick);
        }
    }
}
