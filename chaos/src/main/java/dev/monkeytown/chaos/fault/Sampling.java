package dev.monkeytown.chaos.fault;

/** Whose pauses are counted. */
public enum Sampling {
    /** One for each game of the server that is injured: that of its median client. */
    GAMES_OF_THE_VICTIM,
    /** One for each game: that of its median client. */
    ALL_GAMES,
    /** One for each client that lost its socket. */
    DROPPED_CLIENTS
}
