package dev.monkeytown.stream.connection;

import dev.monkeytown.model.rights.Endpoint;
import dev.monkeytown.model.rights.Role;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenVerification;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.stream.room.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may become a socket. Stateless; the number of sockets is not its business. The order of the
 * checks is their price: the signature comes last.
 */
public final class Handshake {

    private static final String TOKEN_PREFIX = "bearer.";

    /** More subprotocols than this are not looked at. */
    private static final int MAX_SUBPROTOCOLS = 8;

    private final Origins origins;
    private final TokenVerifier tokens;

    public Handshake(Origins origins, TokenVerifier tokens) {
        this.origins = origins;
        this.tokens = tokens;
    }

    /**
     * What counts of a request.
     *
     * @param upgrade whether it asks for a WebSocket
     * @param subprotocols the values of {@code Sec-WebSocket-Protocol}, as they came
     * @param hosts what the request says its host is
     */
    record Request(
            boolean upgrade,
            List<String> subprotocols,
            @Nullable String origin,
            List<String> hosts) {}

    /** What becomes of a request. */
    sealed interface Decision {

        /** It may become a socket of this player, in this dialect, if the token with this id opens no other. */
        record Admitted(Identity identity, String jti, Dialect dialect) implements Decision {}

        /**
         * It is answered with an error.
         *
         * @param status of HTTP
         * @param code for programs
         * @param message for people: what to do
         * @param retryAfterSeconds when to come back, if that helps
         */
        record Refused(int status, String code, String message, OptionalInt retryAfterSeconds) implements Decision {
            Refused(int status, String code, String message) {
                this(status, code, message, OptionalInt.empty());
            }
        }
    }

    Decision decide(Request request) {
        if (!request.upgrade()) {
            return new Decision.Refused(426, "upgrade_required", "this address speaks WebSocket only");
        }
        List<String> offered = offered(request.subprotocols());
        Optional<Dialect> dialect =
                offered.stream().flatMap(each -> Dialect.of(each).stream()).findFirst();
        if (dialect.isEmpty()) {
            return new Decision.Refused(
                    400,
                    "unknown_subprotocol",
                    "Sec-WebSocket-Protocol must offer monkeytown.v1.frames or monkeytown.v1.json, and bearer.<token>");
        }
        if (!origins.allow(request.origin(), request.hosts())) {
            return new Decision.Refused(403, "forbidden_origin", "pages of this origin may not open a socket here");
        }
        return offered.stream()
                .filter(each -> each.startsWith(TOKEN_PREFIX))
                .findFirst()
                .flatMap(each -> verified(each.substring(TOKEN_PREFIX.length())))
                .filter(token -> Endpoint.SOCKETS.answer(Role.ofVisitor(token.account())) == Endpoint.Answer.ALLOWED)
                .<Decision>map(token -> new Decision.Admitted(token.identity(), token.jti(), dialect.get()))
                .orElseGet(Handshake::unauthorized);
    }

    /** To whom has no token that counts; why it does not is nobody's business. */
    static Decision.Refused unauthorized() {
        return new Decision.Refused(
                401,
                "unauthorized",
                "Sec-WebSocket-Protocol must offer bearer.<token> with a valid, unused token for event-stream");
    }

    private Optional<TokenVerification.Verified> verified(String token) {
        return switch (tokens.verify(token)) {
            case TokenVerification.Verified verified -> Optional.of(verified);
            case TokenVerification.Refused _ -> Optional.empty();
        };
    }

    private static List<String> offered(List<String> headers) {
        List<String> offered = new ArrayList<>();
        for (String header : headers) {
            for (String each : header.split(",", MAX_SUBPROTOCOLS)) {
                offered.add(each.strip());
            }
        }
        return offered;
    }
}
