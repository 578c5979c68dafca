package dev.monkeytown.stream.room;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody who may enter a room; membership has been checked.
 *
 * @param request tells the recipient's requests apart
 * @param seat the seat the player holds; empty for a spectator
 * @param last up to where the client has the log already; empty for a client that has nothing
 */
public record Entry(
        Recipient recipient,
        int request,
        Dialect dialect,
        PlayerId playerId,
        String name,
        OptionalInt seat,
        Optional<Position> last) {}
