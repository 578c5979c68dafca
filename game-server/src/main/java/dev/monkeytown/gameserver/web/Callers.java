package dev.monkeytown.gameserver.web;

import dev.monkeytown.model.rights.Role;
import dev.monkeytown.platform.identity.Endings;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenVerification;
import dev.monkeytown.platform.identity.TokenVerifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises who a request is from by its bearer token. Thread-safe; blocks for one question to Redis. */
final class Callers {

    private static final Logger log = LoggerFactory.getLogger(Callers.class);
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier visitors;
    private final TokenVerifier gateways;
    private final OperatorToken operators;
    private final Endings endings;

    /**
     * @param visitors of the tokens that browsers get
     * @param gateways of those that web-gateway keeps to itself
     */
    Callers(TokenVerifier visitors, TokenVerifier gateways, OperatorToken operators, Endings endings) {
        this.visitors = visitors;
        this.gateways = gateways;
        this.operators = operators;
        this.endings = endings;
    }

    /** @param authorization the header, or null if there is none */
    Caller of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Caller.NOBODY;
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (operators.is(token)) {
            return Caller.OPERATOR;
        }
        return switch (visitors.verify(token)) {
            case TokenVerification.Verified visitor -> visitor(visitor.identity());
            case TokenVerification.Refused(TokenVerification.Reason reason) -> {
                log.debug("No visitor's token: {}", reason);
                yield gateway(token);
            }
        };
    }

    /** Whose session has ended is nobody, even if the token would live for some minutes more. */
    private Caller visitor(Identity who) {
        if (endings.of(who).isPresent()) {
            return Caller.NOBODY;
        }
        return new Caller(Role.ofVisitor(who.account()), Optional.of(who));
    }

    private Caller gateway(String token) {
        return switch (gateways.verify(token)) {
            case TokenVerification.Verified spokenFor -> new Caller(Role.SERVICE, Optional.of(spokenFor.identity()));
            case TokenVerification.Refused _ -> Caller.NOBODY;
        };
    }
}
