package dev.monkeytown.platform.redis;

import dev.monkeytown.platform.service.SettingException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** Redis for the services that say {@code monkeytown.redis.enabled: true}. */
@AutoConfiguration
@ConditionalOnBooleanProperty("monkeytown.redis.enabled")
class RedisConfiguration {

    /** Services and Redis are often started together; after this long without Redis a service gives up starting. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);

    private static final Duration START_PAUSE = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(RedisConfiguration.class);

    @Bean
    RedisConnections redisConnections(
            @Value("${monkeytown.redis.url}") String url, @Value("${monkeytown.instance}") String instance)
            throws InterruptedException {
        RedisURI uri = parse(url);
        Instant giveUp = Instant.now().plus(START_PATIENCE);
        boolean told = false;
        while (true) {
            try {
                return new RedisConnections(uri, instance);
            } catch (RedisConnectionException e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new SettingException("REDIS_URL", "leads to no Redis that answers");
                }
                if (!told) {
                    log.warn("Waiting for Redis at {}", uri);
                    told = true;
                }
                Thread.sleep(START_PAUSE);
            }
        }
    }

    @Bean
    RedisCheck redisCheck(RedisConnections connections) {
        return new RedisCheck(connections);
    }

    @Bean
    MeterBinder redisMeters(RedisConnections connections) {
        return meters -> FunctionCounter.builder("redis_connections_silent", connections, RedisConnections::silent)
                .description("Connections to Redis made anew because nobody was at their other end")
                .register(meters);
    }

    private static RedisURI parse(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw new SettingException("REDIS_URL", "is not a Redis address such as redis://localhost:6379");
        }
    }
}
