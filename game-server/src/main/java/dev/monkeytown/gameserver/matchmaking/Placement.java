package dev.monkeytown.gameserver.matchmaking;

import dev.monkeytown.model.GameId;

/** The answer to a wish to play. */
public sealed interface Placement {

    /** There is a seat, and the session says so. */
    record Placed(GameId game, int seat) implements Placement {}

    /** There is no such game, or it is over. */
    record UnknownGame() implements Placement {}

    /** Persons hold all seats of the game. */
    record GameFull() implements Placement {}

    /** No game is open, and no server has room for another. */
    record NoRoom() implements Placement {}
}
