package dev.monkeytown.gateway.signin;

import dev.monkeytown.gateway.identity.HostCookie;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Visitors who are at an issuer and may come back to any instance. What belongs to a sign-in is in Redis, under the hash of
 * a random secret that only the visitor's browser has in a cookie: nobody else's answer of an issuer can be slipped under
 * it, and each can be taken once. Thread-safe; blocks.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final HostCookie COOKIE = new HostCookie("sign-in", Limits.SIGN_IN_PATIENCE);
    private static final int SECRET_BYTES = 32;

    /** An {@link OAuth2AuthorizationRequest} as JSON. */
    record Pending(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, String> parameters,
            Map<String, String> attributes) {

        static Pending of(OAuth2AuthorizationRequest request) {
            return new Pending(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    String.valueOf(request.getRedirectUri()),
                    request.getScopes(),
                    String.valueOf(request.getState()),
                    texts(request.getAdditionalParameters()),
                    texts(request.getAttributes()));
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(Map.copyOf(parameters))
                    .attributes(Map.copyOf(attributes))
                    .build();
        }

        private static Map<String, String> texts(Map<String, Object> values) {
            Map<String, String> texts = new TreeMap<>();
            values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return texts;
        }
    }

    private final RedisCommands<byte[], byte[]> redis;
    private final Resilience resilience;
    private final JsonMapper json;
    private final SecureRandom random;

    PendingSignIns(
            StatefulRedisConnection<byte[], byte[]> connection,
            Resilience resilience,
            JsonMapper json,
            SecureRandom random) {
        this.redis = connection.sync();
        this.resilience = resilience;
        this.json = json;
        this.random = random;
    }

    /** @throws RuntimeException if Redis is away: nobody can sign in then */
    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            COOKIE.clear(request, response);
            return;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] value = json.writeValueAsBytes(Pending.of(begun));
        resilience.callOnce(
                Dependency.REDIS_GENERAL,
                () -> redis.set(key(secret), value, SetArgs.Builder.ex(Limits.SIGN_IN_PATIENCE)));
        COOKIE.set(secret, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return COOKIE.read(request)
                .map(secret -> resilience.callOnce(Dependency.REDIS_GENERAL, () -> redis.get(key(secret))))
                .flatMap(value -> matching(value, request))
                .orElse(null);
    }

    /** What this visitor began, if this is the answer to it; gone afterwards in any case. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<String> secret = COOKIE.read(request);
        COOKIE.clear(request, response);
        return secret.map(each -> resilience.callOnce(Dependency.REDIS_GENERAL, () -> redis.getdel(key(each))))
                .flatMap(value -> matching(value, request))
                .orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> matching(byte[] value, HttpServletRequest request) {
        Pending pending = json.readValue(value, Pending.class);
        return Optional.of(pending)
                .filter(each -> each.state().equals(request.getParameter("state")))
                .map(Pending::request);
    }

    private static byte[] key(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Channels.signIn(HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
