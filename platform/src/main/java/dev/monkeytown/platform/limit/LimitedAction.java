package dev.monkeytown.platform.limit;

import java.util.Locale;

/** What is counted on its own. What one socket may do is limited where the socket is. */
public enum LimitedAction {
    /** Everything that a player asks over HTTP. */
    REQUESTS,
    /** Wishes for a seat, each of which may open a game. */
    PLAY,
    /** Reports to operators. */
    REPORT,
    /** Beginnings of a sign-in. */
    SIGN_IN;

    /** In the key's name. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
