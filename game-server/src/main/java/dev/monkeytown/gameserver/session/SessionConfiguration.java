package dev.monkeytown.gameserver.session;

import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Sessions sessions(RedisConnections redis, Resilience resilience, JsonMapper mapper) {
        return new Sessions(redis, resilience, mapper);
    }
}
