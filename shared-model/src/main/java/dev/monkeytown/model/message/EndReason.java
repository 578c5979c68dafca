package dev.monkeytown.model.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why sockets are closed with {@link CloseCode#UNAUTHORIZED}; on the wire in lower case. */
public enum EndReason {
    /** The session went on under another id, as it does at every sign-in: fresh tokens open the socket again. */
    SIGNED_IN,
    /** The player signed out in this browser. */
    SIGNED_OUT,
    /** An operator has banned the player. */
    BANNED,
    /** The account does not exist any more. */
    ACCOUNT_DELETED;

    /** The wire's spelling. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wire}; empty for anything else. */
    public static Optional<EndReason> of(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
