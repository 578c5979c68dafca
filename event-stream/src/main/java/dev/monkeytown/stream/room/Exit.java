package dev.monkeytown.stream.room;

/** Why a socket leaves a room, which decides what happens to its seat. */
public enum Exit {
    /** The socket is gone, or plays elsewhere: the seat is kept for the player. */
    LOST,
    /** The player gave the seat back. */
    QUIT,
    /** Another socket of the player has the seat: nothing happens to it. */
    REPLACED
}
