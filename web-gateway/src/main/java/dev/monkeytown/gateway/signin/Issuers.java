package dev.monkeytown.gateway.signin;

import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;

/**
 * The issuers of this platform. What an OpenID Connect issuer's addresses are is asked when somebody first signs in there,
 * so that this service starts without it. Thread-safe; blocks for that question.
 */
public final class Issuers implements ClientRegistrationRepository {

    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final List<Issuer> issuers;
    private final RestClient client;
    private final Resilience resilience;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Issuers(List<Issuer> issuers, RestClient client, Resilience resilience) {
        this.issuers = List.copyOf(issuers);
        this.client = client;
        this.resilience = resilience;
    }

    /** Whether anybody can sign in at all. */
    public boolean any() {
        return !issuers.isEmpty();
    }

    List<Issuer> all() {
        return issuers;
    }

    Optional<Issuer> find(String id) {
        return issuers.stream().filter(issuer -> issuer.id().equals(id)).findFirst();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        ClientRegistration registration = known.get(id);
        if (registration != null) {
            return registration;
        }
        return find(id).map(issuer -> {
                    ClientRegistration made = register(issuer);
                    known.put(id, made);
                    return made;
                })
                .orElse(null);
    }

    private ClientRegistration register(Issuer issuer) {
        ClientRegistration.Builder registration = issuer.address()
                .map(this::discover)
                // Of GitHub nothing is asked but who somebody is, which everybody may see anyway.
                .orElseGet(() ->
                        CommonOAuth2Provider.GITHUB.getBuilder(issuer.id()).scope(List.of()));
        registration
                .registrationId(issuer.id())
                .clientName(issuer.label())
                .clientId(issuer.clientId())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}");
        issuer.clientSecret()
                .ifPresentOrElse(
                        registration::clientSecret,
                        () -> registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
        return registration.build();
    }

    private ClientRegistration.Builder discover(String address) {
        Map<String, Object> metadata = resilience.callOnce(
                Dependency.OAUTH_ISSUER,
                () -> Objects.requireNonNull(client.get()
                        .uri(address + "/.well-known/openid-configuration")
                        .retrieve()
                        .body(METADATA)));
        if (!address.equals(metadata.get("issuer"))) {
            throw new IllegalStateException(
                    "the issuer at " + address + " calls itself " + metadata.get("issuer") + "; configure that");
        }
        return ClientRegistrations.fromOidcConfiguration(metadata).scope("openid", "profile");
    }
}
