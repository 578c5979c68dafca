package dev.monkeytown.gameserver.matchmaking;

import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.fleet.Elsewhere;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.gameserver.session.Sessions;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.platform.redis.RedisConnections;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MatchmakingConfiguration {

    @Bean
    Matchmaker matchmaker(
            Sessions sessions,
            RedisConnections redis,
            InstantSource clock,
            SeatReservations reservations,
            GameHost host,
            Elsewhere elsewhere,
            BiConsumer<PlayerId, String> seated) {
        return new Matchmaker(sessions, new OpenGames(redis, clock), reservations, host, elsewhere, seated);
    }
}
