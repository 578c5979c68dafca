package dev.monkeytown.gameserver.bus;

import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.platform.redis.RedisConnections;
import io.micrometer.core.instrument.MeterRegistry;

/** The parts of the bus that a host of games needs, for tests outside this package. */
public final class Hosts {

    private Hosts() {}

    public static FrameBus bus(RedisConnections redis, MeterRegistry registry) {
        return new FrameBus(redis, new BusMeters(registry));
    }

    public static InputSubscriptions inputs(
            RedisConnections redis, NanoClock clock, GameMeters gameMeters, MeterRegistry registry) {
        return new InputSubscriptions(redis, clock, gameMeters, new BusMeters(registry));
    }

    public static SeatReservations reservations(RedisConnections redis) {
        return new SeatReservations(redis);
    }
}
