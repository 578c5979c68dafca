package dev.monkeytown.model.rights;

/**
 * What somebody is when they ask for something. Over HTTP it is one of {@link #NOBODY}, {@link #GUEST}, {@link #ACCOUNT},
 * {@link #OPERATOR} and {@link #SERVICE}; on a socket one of {@link #GUEST} and {@link #ACCOUNT} (in no game), {@link
 * #SPECTATOR} and {@link #PLAYER}.
 */
public enum Role {
    /** Has proven nothing, or something that does not count (any more). */
    NOBODY,
    /** Has a token or cookie of ours, and never signed in. */
    GUEST,
    /** Has a token or cookie of ours after a sign-in. */
    ACCOUNT,
    /** Looks on in a game. */
    SPECTATOR,
    /** Holds a seat of a game; what is done is done for this seat. */
    PLAYER,
    /** Knows the operators' token. */
    OPERATOR,
    /** web-gateway, by a token that it signs for no browser. */
    SERVICE;

    /** Of whoever has a valid token or cookie. */
    public static Role ofVisitor(boolean account) {
        return account ? ACCOUNT : GUEST;
    }
}
