package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.message.EndReason;
import java.util.Optional;

/** What is published to all sockets of a player. */
sealed interface PlayerUpdate {

    /** A socket of the player has entered a seat. */
    record Joined(String connectionId, GameId gameId) implements PlayerUpdate {}

    /**
     * The player may not be connected any more.
     *
     * @param session only by this session; empty: at all
     */
    record Ended(Optional<SessionId> session, EndReason reason) implements PlayerUpdate {}

    /** The matchmaker has a seat for the player. */
    record Found(GameId gameId, int seat) implements PlayerUpdate {}
}
