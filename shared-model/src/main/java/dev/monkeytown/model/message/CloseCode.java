package dev.monkeytown.model.message;

/** Why the server closes a socket, beyond the codes of RFC 6455. */
public enum CloseCode {
    /** This instance drains: reconnect, another one goes on. */
    GOING_AWAY_RECONNECT(4001),
    /** Too many messages that were none. */
    BAD_PROTOCOL(4400),
    /** The session or the player may no longer be connected; the reason is an {@link EndReason}. */
    UNAUTHORIZED(4401),
    /** Nothing was heard for two heartbeat intervals. */
    HEARTBEAT_LOST(4408),
    /** The same player joined from another connection. */
    REPLACED(4409),
    /** A message above the size limit. */
    TOO_LARGE(4413),
    /** Kept sending above the rate limit. */
    TOO_MANY_MESSAGES(4429),
    /** Did not read fast enough, even for keyframes. */
    TOO_SLOW(4430);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
