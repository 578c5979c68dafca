package dev.monkeytown.model.message;

import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.codec.InputCodec;

/** What a client may say as JSON. */
public sealed interface ClientMessage {

    /** Take the seat that the session holds in this game, or look on. */
    record JoinGame(GameId gameId, boolean watch) implements ClientMessage {}

    /** One intent, for the connection's own seat (the seat inside is 0 until the connection sets it). */
    record PlayerInput(InputCodec.Timed action) implements ClientMessage {}

    /** Something for everyone in the game to read. */
    record ChatMessage(String text) implements ClientMessage {}

    /** Still here; the timestamp (client's milliseconds) comes back unchanged. */
    record Heartbeat(double timestamp) implements ClientMessage {}

    /** Go on after the last frame the client has; tick -1 asks for a keyframe. */
    record Resume(GameId gameId, long epoch, int tick) implements ClientMessage {}

    /** Give the seat back. */
    record LeaveGame() implements ClientMessage {}

    /** Not a message: what is wrong with it, for the {@code error} that answers it. */
    record Malformed(ErrorCode code, String explanation) implements ClientMessage {}
}
