package dev.monkeytown.platform.identity;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;

/**
 * Who a token speaks for.
 *
 * @param playerId the player, for good
 * @param sessionId this browser's visit; stays when the player renames
 * @param name nickname to show, already validated by who signs
 * @param account whether the player signed in; a guest is whoever has the cookie
 */
public record Identity(PlayerId playerId, SessionId sessionId, String name, boolean account) {

    /** A guest. */
    public Identity(PlayerId playerId, SessionId sessionId, String name) {
        this(playerId, sessionId, name, false);
    }
}
