package dev.monkeytown.gameserver.fleet;

import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.Standby;
import dev.monkeytown.platform.redis.RedisConnections;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    @Bean
    Neighbours neighbours(
            JsonMapper mapper,
            NanoClock clock,
            @Value("${monkeytown.instance}") String instance,
            @Value("${monkeytown.service}") String service) {
        return new Neighbours(mapper, clock, instance, service);
    }

    /** A line of the readiness endpoint and a gauge. */
    @Bean
    Standby standby(Neighbours neighbours, GameHost host, MeterRegistry registry) {
        return new Standby(neighbours::steadyRoom, () -> host.games().size(), registry);
    }

    @Bean
    Elsewhere elsewhere(
            Neighbours neighbours,
            GameHost host,
            RedisConnections redis,
            JsonMapper mapper,
            NanoClock clock,
            ExecutorService background,
            @Value("${monkeytown.instance}") String instance) {
        return new Elsewhere(neighbours, host, redis, mapper, clock, instance, background);
    }
}
