package dev.monkeytown.devidentity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.monkeytown.platform.service.Mode;
import dev.monkeytown.platform.service.SettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** The issuer, its one client and its one page. */
@Configuration(proxyBeanMethods = false)
class DevIdentityConfiguration {

    /** Where a web-gateway takes visitors back; on this machine, at any port. */
    static final String RETURN = "/login/oauth2/code/dev";

    private static final int KEY_BITS = 2048;

    /** The page's form leads back to the gateway, at whatever port of this machine that is. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:* http://localhost:*";

    @Bean
    AuthorizationServerSettings issuer(
            @Value("${" + Mode.VARIABLE + ":#{null}}") @Nullable String mode,
            @Value("${MONKEYTOWN_DEV_ISSUER:}") String address,
            @Value("${server.port}") int port) {
        if (Mode.parse(mode) == Mode.PRODUCTION) {
            throw new SettingException(
                    Mode.VARIABLE,
                    "is not development: dev-identity lets anybody sign in as anybody and never runs in production");
        }
        return AuthorizationServerSettings.builder()
                .issuer(address.isBlank() ? "http://127.0.0.1:" + port : address.strip())
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("monkeytown")
                .clientId("monkeytown")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1" + RETURN)
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    /** A new key at every start: nobody needs an old ID token. */
    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(
                new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> names() {
        return token -> {
            Authentication person = token.getPrincipal();
            if (person != null) {
                token.getClaims().claim("nickname", person.getName());
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults())
                            .authorizationEndpoint(endpoint -> endpoint.authenticationProviders(Redirects::checkBy));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new OneSignIn(), SecurityContextHolderFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .authenticationProvider(new AnyName())
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("name"))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .build();
    }
}
