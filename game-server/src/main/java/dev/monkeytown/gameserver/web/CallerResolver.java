package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.matchmaking.Matchmaker.Newcomer;
import dev.monkeytown.platform.identity.TokenVerification;
import dev.monkeytown.platform.identity.TokenVerifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the caller whose token came with the request; without a valid one the request is refused. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private static final Logger log = LoggerFactory.getLogger(CallerResolver.class);
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier verifier;

    CallerResolver(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Newcomer.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.unauthorized();
        }
        return switch (verifier.verify(header.substring(SCHEME.length()).strip())) {
            case TokenVerification.Verified verified ->
                new Newcomer(verified.playerId(), verified.sessionId(), verified.name());
            case TokenVerification.Refused(TokenVerification.Reason reason) -> {
                log.debug("Token refused: {}", reason);
                throw Refusal.unauthorized();
            }
        };
    }
}
