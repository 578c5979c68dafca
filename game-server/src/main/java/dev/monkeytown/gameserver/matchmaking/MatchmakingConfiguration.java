package dev.monkeytown.gameserver.matchmaking;

import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.fleet.Elsewhere;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.gameserver.session.Sessions;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.platform.health.ReadinessCheck;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MatchmakingConfiguration {

    @Bean
    ReadinessCheck redisBreaker(Resilience resilience) {
        return resilience.check(Dependency.REDIS_GENERAL);
    }

    @Bean
    Matchmaker matchmaker(
            Sessions sessions,
            RedisConnections redis,
            Resilience resilience,
            InstantSource clock,
            SeatReservations reservations,
            GameHost host,
            Elsewhere elsewhere,
            BiConsumer<PlayerId, String> seated) {
        OpenGames openGames = new OpenGames(redis, resilience, clock);
        return new Matchmaker(sessions, openGames, reservations, resilience, host, elsewhere, seated);
    }
}
