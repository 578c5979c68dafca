package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a connection is among the games. */
sealed interface Whereabouts {

    /** In none. */
    record Lobby() implements Whereabouts {}

    /**
     * On the way into a game: the membership is being checked, or the room is being opened.
     *
     * @param request tells this request apart from earlier ones for the same game
     * @param still what the connection goes on being meanwhile, when it is in that game already
     */
    record Entering(GameId game, int request, Optional<In> still) implements Whereabouts {}

    /** In a game, with a seat or looking on. */
    record In(GameId game, OptionalInt seat) implements Whereabouts {}
}
