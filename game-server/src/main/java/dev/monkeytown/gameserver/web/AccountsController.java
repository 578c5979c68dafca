package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.result.Accounts;
import dev.monkeytown.platform.identity.TokenVerification;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.identity.VerifyKeys;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * For web-gateway alone, which has let an issuer say who somebody is: which player that is. Its token, of an audience that
 * no browser ever gets one for, names the guest who signs in. The proxy lets nobody else come here.
 */
@RestController
class AccountsController {

    private static final String AUDIENCE = "game-server/accounts";
    private static final String SCHEME = "Bearer ";

    /** What the issuer said. */
    record SignIn(@Nullable String issuer, @Nullable String subject) {}

    /** Who that is here. */
    record Player(String playerId, String name, boolean created) {}

    private final Accounts accounts;
    private final TokenVerifier verifier;

    AccountsController(
            Accounts accounts, @Value("${MONKEYTOWN_VERIFY_KEYS:#{null}}") @Nullable String keys, InstantSource clock) {
        this.accounts = accounts;
        this.verifier = new TokenVerifier(VerifyKeys.parse(keys), AUDIENCE, clock);
    }

    @PostMapping(path = "/internal/accounts", consumes = "application/json")
    Player signIn(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody SignIn wish) {
        if (!authorization.startsWith(SCHEME)
                || !(verifier.verify(authorization.substring(SCHEME.length()))
                        instanceof TokenVerification.Verified guest)) {
            throw Refusal.unauthorized();
        }
        Accounts.Account account = accounts.signIn(
                checked("issuer", wish.issuer()), checked("subject", wish.subject()), guest.playerId(), guest.name());
        return new Player(account.player().toString(), account.name(), account.created());
    }

    private static String checked(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > Accounts.MAX_CHARS) {
            throw Refusal.badField(field, "text of 1 to " + Accounts.MAX_CHARS + " characters");
        }
        return text;
    }
}
