package dev.monkeytown.swarm.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;

/** An open socket. Its event loop's thread only. */
public final class WebSocket {

    /** In place of a close code: the connection broke. */
    public static final int BROKEN = 1006;

    private final Channel channel;

    WebSocket(Channel channel) {
        this.channel = channel;
    }

    /** Sends a binary message, unless the socket is congested; returns whether it was sent. */
    public boolean binary(byte[] payload) {
        return send(ClientFrames.BINARY, payload);
    }

    /** Sends a text message, unless the socket is congested; returns whether it was sent. */
    public boolean text(String text) {
        return send(ClientFrames.TEXT, text.getBytes(UTF_8));
    }

    /** Breaks the connection without a word, as a bad network would. */
    public void cut() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = channel.close();
    }

    /** Says goodbye and closes. */
    public void close() {
        byte[] normal = {(byte) (1000 >>> 8), (byte) 1000};
        channel.writeAndFlush(ClientFrames.frame(channel.alloc(), ClientFrames.CLOSE, normal))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Stops or goes on taking what the server sends. */
    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    private boolean send(int kind, byte[] payload) {
        if (!channel.isActive() || !channel.isWritable()) {
            return false;
        }
        var _ = channel.writeAndFlush(ClientFrames.frame(channel.alloc(), kind, payload), channel.voidPromise());
        return true;
    }
}
