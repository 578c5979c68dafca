package dev.monkeytown.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Begins a sign-in for visitors who come from our own pages or type the address. Another site that sends them here, to
 * have them signed in unasked, meets a page that does not exist. Browsers say where a request comes from; what says
 * nothing is none, or is years old. Thread-safe.
 */
final class OwnPagesOnly implements OAuth2AuthorizationRequestResolver {

    private final OAuth2AuthorizationRequestResolver resolver;

    OwnPagesOnly(Issuers issuers) {
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(issuers);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return isForeign(request) ? null : resolver.resolve(request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String issuer) {
        return isForeign(request) ? null : resolver.resolve(request, issuer);
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }
}
