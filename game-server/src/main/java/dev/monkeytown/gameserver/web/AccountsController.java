package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.result.Accounts;
import dev.monkeytown.gameserver.result.EndedPlayers;
import dev.monkeytown.platform.identity.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * For web-gateway alone, which has let an issuer say who somebody is: which player that is. Its token, of an audience that
 * no browser ever gets one for, names the guest who signs in. The proxy lets nobody else come here.
 */
@RestController
class AccountsController {

    /** What the issuer said. */
    record SignIn(@Nullable String issuer, @Nullable String subject) {}

    /** Who that is here. */
    record Player(String playerId, String name, boolean created) {}

    private final Accounts accounts;
    private final EndedPlayers ended;

    AccountsController(Accounts accounts, EndedPlayers ended) {
        this.accounts = accounts;
        this.ended = ended;
    }

    @PostMapping(path = "/internal/accounts", consumes = "application/json")
    Player signIn(Identity guest, @RequestBody SignIn wish) {
        Accounts.Account account = accounts.signIn(
                checked("issuer", wish.issuer()), checked("subject", wish.subject()), guest.playerId(), guest.name());
        if (ended.isBanned(account.player())) {
            throw Refusal.of(403, "banned", "an operator has banned this player");
        }
        return new Player(account.player().toString(), account.name(), account.created());
    }

    private static String checked(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > Accounts.MAX_CHARS) {
            throw Refusal.badField(field, "text of 1 to " + Accounts.MAX_CHARS + " characters");
        }
        return text;
    }
}
