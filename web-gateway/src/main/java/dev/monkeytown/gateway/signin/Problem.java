package dev.monkeytown.gateway.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Why somebody is not signed in, as far as they can do something about it. */
enum Problem {
    CANCELLED("You did not sign in, so you are still a guest. That is fine, too."),
    LATE("That took too long, or was begun in another window. Please try once more."),
    FAILED("They would not say who you are. Please try once more."),
    BANNED("An operator has banned this player. You can write to them, or play as a guest."),
    UNAVAILABLE("Signing in does not work at the moment. You can play as a guest meanwhile.");

    private final String text;

    Problem(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** In the page's address. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Problem> read(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }

    /** Whatever is not an answer of the issuer is our trouble in reaching it, or Redis. */
    static Problem of(AuthenticationException failure) {
        if (!(failure instanceof OAuth2AuthenticationException said)) {
            return UNAVAILABLE;
        }
        return switch (said.getError().getErrorCode()) {
            case "access_denied" -> CANCELLED;
            case "authorization_request_not_found" -> LATE;
            default -> FAILED;
        };
    }
}
