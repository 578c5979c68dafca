package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.platform.health.ReadinessCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/**
 * Whether the other servers could go on with this one's games if it died. A server nobody could replace serves as well as
 * any, so it is ready and only says so; an operator should add another. Thread-safe, never blocks.
 */
public final class Standby implements ReadinessCheck {

    private final IntSupplier room;
    private final IntSupplier games;

    /**
     * @param room for how many games the others have, as far as they would take any over
     * @param games that run here
     */
    public Standby(IntSupplier room, IntSupplier games, MeterRegistry registry) {
        this.room = room;
        this.games = games;
        Gauge.builder("takeover_ready", this, standby -> standby.ready() ? 1 : 0)
                .description("1 if other steady game-servers have room for the games of this one")
                .register(registry);
    }

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public Answer check() {
        int there = room.getAsInt();
        int needed = games.getAsInt();
        if (there == 0) {
            return Answer.degraded("no other game-server could take its games over");
        }
        String detail = "others have room for " + there + " games, " + needed + " run here";
        return there < needed ? Answer.degraded(detail) : Answer.healthy(detail);
    }

    private boolean ready() {
        return room.getAsInt() >= Math.max(1, games.getAsInt());
    }
}
