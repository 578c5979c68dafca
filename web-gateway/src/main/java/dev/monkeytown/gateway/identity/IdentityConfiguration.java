package dev.monkeytown.gateway.identity;

import dev.monkeytown.platform.identity.Endings;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.limit.RateLimit;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Signing with the key from the environment. Without one the service does not start. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    SigningKey signingKey(@Value("${MONKEYTOWN_SIGNING_KEY:#{null}}") @Nullable String json) {
        return SigningKey.parse(json);
    }

    @Bean
    TokenSigner tokenSigner(SigningKey key, InstantSource clock) {
        return new TokenSigner(key, clock);
    }

    @Bean
    Endings endings(RedisConnections redis, Resilience resilience, JsonMapper json) {
        return new Endings(redis.general(), resilience, json);
    }

    @Bean
    Visitors visitors(SigningKey key, TokenSigner signer, Endings endings, InstantSource clock) {
        TokenVerifier verifier = new TokenVerifier(key.publicKeys(), Visitors.AUDIENCE, clock);
        return new Visitors(signer, verifier, new NicknameGenerator(new SecureRandom()), endings, clock);
    }

    @Bean
    WebMvcConfigurer rights(Visitors visitors, RateLimit limit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RightsInterceptor(visitors, limit));
            }
        };
    }
}
