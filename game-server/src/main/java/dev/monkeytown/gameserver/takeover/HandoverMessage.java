package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;
import java.util.UUID;

/**
 * What an owner and the heir of a game say to each other; the JSON on {@link
 * dev.monkeytown.model.bus.Channels#gameHandovers}.
 *
 * @param from the instance that says it
 * @param handover names the attempt, so that what is late is not taken for what is meant now
 */
public record HandoverMessage(Kind kind, GameId game, String from, UUID handover) {

    /** What is said. */
    public enum Kind {
        /** By the owner: get ready, and send your mark. */
        PREPARE,
        /** By the heir: not me. */
        DECLINE,
        /** With the owner's last frame: the game is yours to claim. */
        TAKE
    }
}
