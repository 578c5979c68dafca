package dev.monkeytown.gameserver.bus;

import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.platform.redis.RedisConnections;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BusConfiguration {

    @Bean
    BusMeters busMeters(MeterRegistry registry) {
        return new BusMeters(registry);
    }

    @Bean
    FrameBus frameBus(RedisConnections redis, BusMeters meters) {
        return new FrameBus(redis, meters);
    }

    @Bean
    GameLeases gameLeases(RedisConnections redis, @Value("${monkeytown.instance}") String instance) {
        return new GameLeases(redis, instance);
    }

    @Bean
    HandoverMail handoverMail(RedisConnections redis, @Value("${monkeytown.instance}") String instance) {
        return new HandoverMail(redis, instance);
    }

    @Bean
    EndedGames endedGames(RedisConnections redis) {
        return new EndedGames(redis);
    }

    @Bean
    SeatReservations seatReservations(RedisConnections redis) {
        return new SeatReservations(redis);
    }

    @Bean
    InputSubscriptions inputSubscriptions(
            RedisConnections redis, NanoClock clock, GameMeters gameMeters, BusMeters meters) {
        return new InputSubscriptions(redis, clock, gameMeters, meters);
    }
}
