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

    /** Whether the socket has room for more bytes. */
    boolean writable();

    /** Writes without flushing; takes over the buffer. */
    void write(ByteBuf serverFrames);

    void flush();

    /** It has not kept up for too long. */
    void tooSlow();
}
