package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/** A socket as a room sees it. All but {@link #loop()} is called on that loop, and only there. */
public interface Recipient {

    /** The socket's event loop, the same for its whole life. */
    EventLoop loop();

    /** From now on the frames of this game are written here, and the seat it entered with, if any, may act. */
    void entered(GameId game, Entry entry);

    /** The room could not take the socket in, or can no longer keep it; it hears nothing more of this game. */
    void refused(GameId game, ErrorCode code, String explanation);

    /** Another socket took the seat; this one hears nothing more of this game. */
    void replaced(GameId game);

    /**
     * Sends WebSocket frames that others get too, after everything sent before, or refuses them as a whole. Neither
     * changes nor releases the buffer.
     */
    Delivery deliver(ByteBuf serverFrames, long nowNanos);

    /** Whether nothing waits for the socket. */
    boolean caughtUp();

    /** It has not kept up for too long. */
    void tooSlow();
}
