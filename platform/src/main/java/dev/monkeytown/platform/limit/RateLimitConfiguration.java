package dev.monkeytown.platform.limit;

import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Limits for the services that say {@code monkeytown.limits.enabled: true}. */
@AutoConfiguration
@ConditionalOnBooleanProperty("monkeytown.limits.enabled")
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimitConfiguration {

    @Bean
    RateLimit rateLimit(RedisConnections redis, Resilience resilience, RateLimitProperties limits) {
        return new RateLimit(redis.general(), resilience, limits);
    }
}
