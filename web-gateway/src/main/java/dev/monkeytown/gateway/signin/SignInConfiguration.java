package dev.monkeytown.gateway.signin;

import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.limit.RateLimit;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Spring Security's code flow, with our own ends: issuers by environment, nothing in a session, our cookie at the end. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** A visitor waits for two or three such answers. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /** Follows no redirect: an issuer's addresses are the ones that it published. Closed with the application. */
    @Bean
    HttpClient issuerHttpClient() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Bean
    Issuers issuers(Environment environment, HttpClient issuerHttpClient, Resilience resilience) {
        return new Issuers(
                new IssuerSettings(environment::getProperty).read(),
                RestClient.builder().requestFactory(requests(issuerHttpClient)).build(),
                resilience);
    }

    @Bean
    PendingSignIns pendingSignIns(RedisConnections redis, Resilience resilience, JsonMapper json) {
        return new PendingSignIns(redis.general(), resilience, json, new SecureRandom());
    }

    @Bean
    SignIn signIn(Issuers issuers, Visitors visitors, GameServers servers, TokenSigner signer, JsonMapper json) {
        return new SignIn(issuers, visitors, servers, signer, json);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(HttpClient issuerHttpClient) {
        return new IdTokens(new RestTemplate(requests(issuerHttpClient)));
    }

    /** Becomes part of the filters before every request, if anybody can sign in. */
    @Bean
    Customizer<HttpSecurity> signInFlow(
            Issuers issuers,
            PendingSignIns pending,
            SignIn signIn,
            HttpClient issuerHttpClient,
            Visitors visitors,
            RateLimit limit) {
        return security -> {
            if (issuers.any()) {
                security.addFilterBefore(
                        new SignInLimitFilter(visitors, limit), OAuth2AuthorizationRequestRedirectFilter.class);
                security.oauth2Login(login -> flow(login, issuers, pending, signIn, issuerHttpClient));
            }
        };
    }

    private static void flow(
            OAuth2LoginConfigurer<HttpSecurity> login,
            Issuers issuers,
            PendingSignIns pending,
            SignIn signIn,
            HttpClient http) {
        DefaultOAuth2UserService github = new DefaultOAuth2UserService();
        github.setRestOperations(restTemplate(http));
        OidcUserService subjects = new OidcUserService();
        subjects.setRetrieveUserInfo(request -> false);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests(http))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        login.clientRegistrationRepository(issuers)
                .authorizedClientRepository(new NoTokens())
                .loginPage("/sign-in")
                .authorizationEndpoint(away -> away.authorizationRequestResolver(new OwnPagesOnly(issuers))
                        .authorizationRequestRepository(pending))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens))
                .userInfoEndpoint(user -> user.userService(github).oidcUserService(subjects))
                .successHandler(signIn)
                .failureHandler(signIn)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(signIn);
                        return filter;
                    }
                });
    }

    private static RestTemplate restTemplate(HttpClient http) {
        RestTemplate rest = new RestTemplate(requests(http));
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return rest;
    }

    private static ClientHttpRequestFactory requests(HttpClient http) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ_TIMEOUT);
        return requests;
    }
}
