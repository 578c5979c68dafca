package dev.monkeytown.stream.connection;

import dev.monkeytown.model.message.ErrorCode;

/** What somebody may be in a game. */
sealed interface Membership {

    /** The holder of a seat. */
    record Seat(int number) implements Membership {}

    /** Somebody who looks on. */
    record Spectator() implements Membership {}

    /** Nobody, and why. */
    record None(ErrorCode code, String explanation) implements Membership {}
}
