package dev.monkeytown.gateway.signin;

import dev.monkeytown.gateway.identity.Nickname;
import dev.monkeytown.gateway.identity.Nickname.Wish;
import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last step of a sign-in: an issuer has said who somebody is, a game-server says which player that is, and from then on
 * the visitor's cookie is that player's. Whatever goes wrong on the way leads to the sign-in page, which says what it
 * means for the visitor. Thread-safe; blocks.
 */
final class SignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final String AUDIENCE = "game-server/accounts";
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    /** What {@code POST /internal/accounts} takes. */
    record Claim(String issuer, String subject) {}

    /** What it answers. */
    record Player(PlayerId playerId, String name, boolean created) {}

    private final Issuers issuers;
    private final Visitors visitors;
    private final GameServers servers;
    private final TokenSigner signer;
    private final JsonMapper json;

    SignIn(Issuers issuers, Visitors visitors, GameServers servers, TokenSigner signer, JsonMapper json) {
        this.issuers = issuers;
        this.visitors = visitors;
        this.servers = servers;
        this.signer = signer;
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthenticationToken known = (OAuth2AuthenticationToken) authentication;
        Issuer issuer = issuers.find(known.getAuthorizedClientRegistrationId()).orElseThrow();
        OAuth2User user = Objects.requireNonNull(known.getPrincipal());
        try {
            Identity guest = visitors.recognise(request, response)
                    .filter(visitor -> !visitor.account())
                    .orElseGet(() -> newcomer(user));
            Player player = servers.tell(
                    "/internal/accounts",
                    signer.sign(guest, AUDIENCE, TOKEN_LIFE),
                    json.writeValueAsBytes(new Claim(issuer.authority(), user.getName())),
                    Player.class);
            visitors.signIn(player.playerId(), player.name(), request, response);
            log.atInfo()
                    .addKeyValue("playerId", player.playerId())
                    .log("Signed in with {}{}", issuer.id(), player.created() ? ", for the first time" : "");
            response.sendRedirect("/");
        } catch (HttpClientErrorException.Forbidden banned) {
            log.info("Somebody who is banned tried to sign in");
            back(Problem.BANNED, response);
        } catch (RuntimeException away) {
            log.warn("Nobody can sign in: {}", away.toString());
            back(Problem.UNAVAILABLE, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Problem problem = Problem.of(failure);
        log.warn("A sign-in failed: {}, {}", problem, reason(failure));
        back(problem, response);
    }

    /** Who never was here before begins with the name they have elsewhere, if it can be one here. */
    private Identity newcomer(OAuth2User user) {
        Nickname name = Stream.of("nickname", "preferred_username", "login", "given_name", "name")
                .map(user::<Object>getAttribute)
                .flatMap(value -> value instanceof String text ? Stream.of(Nickname.parse(text)) : Stream.empty())
                .flatMap(wish -> wish instanceof Wish.Granted granted ? Stream.of(granted.nickname()) : Stream.empty())
                .findFirst()
                .orElseGet(() -> visitors.nickname(Optional.empty()));
        return new Identity(PlayerId.random(), SessionId.random(), name.text());
    }

    /** No more than the error's code: descriptions come from outside and may say who somebody is. */
    private static String reason(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException said) {
            return said.getError().getErrorCode().replaceAll("[^A-Za-z0-9_.-]", "?");
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private static void back(Problem problem, HttpServletResponse response) throws IOException {
        response.sendRedirect("/sign-in?problem=" + problem.wire());
    }
}
