package dev.monkeytown.swarm.wire;

import io.netty.buffer.ByteBuf;

/** What happens to one socket, told on its event loop: once opened or refused, then messages, then closed once. */
public interface SocketListener {

    /** The handshake is done. */
    void opened(WebSocket socket);

    /** So many bytes arrived, headers included; before the messages in them. */
    void received(int bytes);

    /**
     * A message. Its bytes are {@code length} from index {@code from} of the buffer, valid during the call only.
     *
     * @param nowNanos when the bytes were read, of {@link System#nanoTime}
     */
    void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos);

    /** @param code of the close frame, or {@link WebSocket#BROKEN} without one */
    void closed(int code, String reason);

    /**
     * There is no connection and none comes.
     *
     * @param status of the HTTP answer, 0 if the host did not answer
     * @param retryAfterSeconds what the answer asked for, 0 if nothing
     */
    void refused(int status, int retryAfterSeconds, String why);
}
