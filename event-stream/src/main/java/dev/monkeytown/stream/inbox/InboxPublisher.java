package dev.monkeytown.stream.inbox;

import dev.monkeytown.model.GameId;

/** Carries encoded inbox messages to the owner of a game; a seam between gathering them and Redis. */
public interface InboxPublisher {

    /**
     * Takes one payload to be sent with the next {@link #flush}.
     *
     * @param messages how many messages the payload holds
     */
    void publish(GameId game, byte[] payload, int messages);

    /** Sends what was published since the last time, without waiting. */
    void flush();
}
