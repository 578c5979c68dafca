package dev.monkeytown.stream.inbox;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.InboxMessage;

/**
 * The way into games. Nothing is promised: a message can be lost with Redis or with its game's owner, so whoever sends
 * one that matters sends it again until a frame shows it.
 */
public interface Inbox {

    /** Sends a message to the owner of a game. */
    void put(GameId game, InboxMessage message);
}
