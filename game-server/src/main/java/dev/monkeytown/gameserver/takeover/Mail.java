package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;
import java.util.UUID;
import java.util.function.Consumer;

/** The way to other game-servers during a handover. Thread-safe; blocks. */
public interface Mail {

    /**
     * Hears what is said to this server from now on.
     *
     * @param listener called on any thread; must not block
     * @throws io.lettuce.core.RedisException if the bus does not answer
     */
    void listen(Consumer<HandoverMessage> listener);

    /**
     * Says something to an instance.
     *
     * @return false if nobody hears it
     * @throws io.lettuce.core.RedisException if the bus does not answer
     */
    boolean send(String instance, HandoverMessage message);

    /**
     * Sends an heir's mark to the game, among all that is sent to it.
     *
     * @throws io.lettuce.core.RedisException if the bus does not answer
     */
    void mark(GameId game, UUID handover);
}
