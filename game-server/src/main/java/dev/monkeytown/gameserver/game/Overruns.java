package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.GameId;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the ticks of one game that overran the budget, and names the game in the log now and then. Owned by the loop thread. */
final class Overruns {

    /** One line per game in this time, however often it overruns. */
    static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger log = LoggerFactory.getLogger(Overruns.class);

    private final GameId game;
    private final GameMeters meters;
    private long loggedNanos;
    private int unlogged;
    private boolean everLogged;

    Overruns(GameId game, GameMeters meters) {
        this.game = game;
        this.meters = meters;
    }

    /** Returns whether it was worth a line. */
    boolean note(int tick, long tookNanos, long nowNanos) {
        meters.overran();
        unlogged++;
        if (everLogged && nowNanos - loggedNanos < QUIET_NANOS) {
            return false;
        }
        log.atWarn()
                .addKeyValue("gameId", game)
                .log(
                        "{} ticks overran the budget, the last one ({}) by taking {} µs",
                        unlogged,
                        tick,
                        tookNanos / 1_000);
        everLogged = true;
        loggedNanos = nowNanos;
        unlogged = 0;
        return true;
    }
}
