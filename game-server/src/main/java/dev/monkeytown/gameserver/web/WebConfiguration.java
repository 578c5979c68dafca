package dev.monkeytown.gameserver.web;

import dev.monkeytown.platform.identity.Endings;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.identity.VerifyKeys;
import dev.monkeytown.platform.limit.RateLimit;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** Of the tokens that web-gateway signs for itself. */
    private static final String GATEWAYS = "game-server/accounts";

    /** First, so that refusals of other filters have them, too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApiHeadersFilter apiHeadersFilter() {
        return new ApiHeadersFilter();
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(JsonMapper mapper) {
        return new BodyLimitFilter(mapper);
    }

    @Bean
    Endings endings(RedisConnections redis, Resilience resilience, JsonMapper mapper) {
        return new Endings(redis.general(), resilience, mapper);
    }

    @Bean
    Callers callers(
            TokenVerifier visitors,
            @Value("${" + VerifyKeys.VARIABLE + ":#{null}}") @Nullable String keys,
            @Value("${" + OperatorToken.VARIABLE + ":#{null}}") @Nullable String operators,
            Endings endings,
            InstantSource clock) {
        TokenVerifier gateways = new TokenVerifier(VerifyKeys.parse(keys), GATEWAYS, clock);
        return new Callers(visitors, gateways, OperatorToken.parse(operators), endings);
    }

    @Bean
    WebMvcConfigurer rights(Callers callers, RateLimit limit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RightsInterceptor(callers, limit));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }
}
