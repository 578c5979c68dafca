package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;

/** What is published to all sockets of a player. */
sealed interface PlayerUpdate {

    /** A socket of the player has entered a seat. */
    record Joined(String connectionId, GameId gameId) implements PlayerUpdate {}

    /** The matchmaker has a seat for the player. */
    record Found(GameId gameId, int seat) implements PlayerUpdate {}
}
