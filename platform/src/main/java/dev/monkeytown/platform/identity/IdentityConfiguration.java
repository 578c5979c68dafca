package dev.monkeytown.platform.identity;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** A verifier for the services that say which audience they are: {@code monkeytown.identity.audience}. */
@AutoConfiguration
@ConditionalOnProperty("monkeytown.identity.audience")
class IdentityConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TokenVerifier tokenVerifier(
            @Value("${" + VerifyKeys.VARIABLE + ":#{null}}") @Nullable String keys,
            @Value("${monkeytown.identity.audience}") String audience) {
        return new TokenVerifier(VerifyKeys.parse(keys), audience, InstantSource.system());
    }
}
