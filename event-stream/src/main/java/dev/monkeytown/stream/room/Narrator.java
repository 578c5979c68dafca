package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a room's game to those who do not play it themselves. It steps a replica along only while it has listeners; at
 * the end of a game without any it makes one for a moment, because only a replica knows the standings. Owned by the
 * room's thread.
 */
final class Narrator {

    private static final Logger log = LoggerFactory.getLogger(Narrator.class);

    private final GameId id;
    private final RoomContext context;
    private final Roster roster;
    private @Nullable Replica replica;

    Narrator(GameId id, RoomContext context, Roster roster) {
        this.id = id;
        this.context = context;
        this.roster = roster;
    }

    /** Forgets the replica: nobody listens, or the log began anew. */
    void rest() {
        replica = null;
    }

    /** The state now; empty if the recorded game cannot be played here. */
    Optional<String> state(History present) {
        return replica(present).map(now -> now.state(present.newest().epoch()));
    }

    /** When time ends the game, if it can be played here. */
    int endTick(History present) {
        return replica(present).map(Replica::endTick).orElse(Integer.MAX_VALUE);
    }

    /** The end of the game; empty as long as it is not over. */
    Optional<ServerMessage.GameOver> gameOver(History present) {
        return replica(present).filter(Replica::finished).map(last -> last.gameOver(id));
    }

    /** Steps along, if a replica is there. */
    void step(Frame frame) {
        if (replica != null && !replica.advance(frame)) {
            context.metrics().hashMismatch();
            log.atError().addKeyValue("gameId", id).log("State differs from its owner's at tick {}", frame.tick());
            replica = null;
        }
    }

    /**
     * What the frame just stepped, the last of the history, means to listeners; may be nothing.
     *
     * @param left players who no longer hold a seat because of it
     */
    ServerFrames tell(Frame frame, List<String> left, History present) {
        ServerFrames texts = new ServerFrames();
        if (replica == null) {
            state(present).ifPresent(texts::text);
        } else {
            Announcements.describe(frame, left, roster, replica, context.codec(), texts);
        }
        return texts;
    }

    private Optional<Replica> replica(History present) {
        if (replica == null && present.anchored()) {
            switch (Replica.at(present.reload(), roster, context.codec(), context.wallClockMillis())) {
                case Decoded.Value(Replica made) -> replica = made;
                case Decoded.Refused(String reason) ->
                    log.atError().addKeyValue("gameId", id).log("The game cannot be played here: {}", reason);
            }
        }
        return Optional.ofNullable(replica);
    }
}
