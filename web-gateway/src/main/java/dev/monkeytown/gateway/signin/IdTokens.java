package dev.monkeytown.gateway.signin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/**
 * Reads the ID tokens of each issuer with the keys that it publishes. As Spring's own, but with our time-outs instead of
 * half a second, and with the algorithms that an issuer says it uses instead of RS256 alone. Thread-safe.
 */
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    /** Asymmetric, so that knowing how to check a token is not knowing how to make one. The first is every issuer's duty. */
    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final RestOperations rest;

    IdTokens(RestOperations rest) {
        this.rest = rest;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration issuer) {
        return decoders.computeIfAbsent(issuer.getRegistrationId(), _ -> decoder(issuer));
    }

    private JwtDecoder decoder(ClientRegistration issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(issuer.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(all -> all.addAll(algorithms(issuer)))
                .restOperations(rest)
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(issuer)));
        return decoder;
    }

    private static List<SignatureAlgorithm> algorithms(ClientRegistration issuer) {
        Object said =
                issuer.getProviderDetails().getConfigurationMetadata().get("id_token_signing_alg_values_supported");
        List<SignatureAlgorithm> common = said instanceof Collection<?> names
                ? ALGORITHMS.stream()
                        .filter(algorithm -> names.contains(algorithm.getName()))
                        .toList()
                : List.of();
        return common.isEmpty() ? List.of(SignatureAlgorithm.RS256) : common;
    }
}
