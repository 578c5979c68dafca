package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;

/** One client in one game, in one dialect; stays over lost sockets. Owned by the loop thread. */
interface Playing {

    /** The socket is open: takes the seat, or goes on where it was. */
    void come(WebSocket socket);

    void binary(ByteBuf buffer, int from, int length, long nowNanos);

    /** A text message that may be a state; false if it is something else and was not used. */
    boolean state(ByteBuf buffer, int from, int length, long nowNanos);

    void resumed(ControlMessage.Resumed resumed);

    /** Nothing was read for so many ticks, on purpose; now it is again, and what was missed says nothing of the pace. */
    void paused(int ticks);

    /** The socket is gone. */
    void interrupted();

    /** No more of this game. */
    void leave();

    /** Where it stands. */
    ClientView view(int player, boolean connected);
}
