package dev.monkeytown.model.message;

import java.util.Locale;

/** The codes of {@code error} messages and REST refusals; on the wire in lower case. */
public enum ErrorCode {
    BAD_JSON,
    UNKNOWN_TYPE,
    BAD_FIELD,
    BAD_BINARY,
    TOO_LARGE,
    RATE_LIMITED,
    NOT_IN_GAME,
    UNKNOWN_GAME,
    GAME_FULL,
    NOT_A_MEMBER,
    SPECTATOR,
    UNAVAILABLE;

    /** The wire's spelling. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
