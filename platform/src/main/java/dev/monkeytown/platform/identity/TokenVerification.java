package dev.monkeytown.platform.identity;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import java.time.Instant;

/** The answer to "whose token is this?". */
public sealed interface TokenVerification {

    /**
     * A token that passed every check.
     *
     * @param jti the token's own id, for use-once and revocation
     * @param expiresAt when it stops being valid
     */
    record Verified(PlayerId playerId, SessionId sessionId, String name, boolean account, String jti, Instant expiresAt)
            implements TokenVerification {

        public Identity identity() {
            return new Identity(playerId, sessionId, name, account);
        }
    }

    /** A token that must be treated as if there were none. The reason is for logs and metrics, not for who sent it. */
    record Refused(Reason reason) implements TokenVerification {}

    /** The first check that failed, in the order of the checks. */
    enum Reason {
        MALFORMED,
        ALGORITHM,
        TYPE,
        UNKNOWN_KEY,
        SIGNATURE,
        ISSUER,
        AUDIENCE,
        EXPIRED,
        CLAIMS
    }
}
