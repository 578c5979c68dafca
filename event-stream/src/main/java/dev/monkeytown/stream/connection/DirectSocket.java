package dev.monkeytown.stream.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The socket beneath a native channel, for writing past the channel: one system call, and nothing of what Netty needs
 * for a write that may have to wait. Owned by the channel's event loop.
 *
 * <p>Bytes written here overtake whatever waits in the channel, so this may be used only while nothing does;
 * {@link Outbox} sees to that.
 */
final class DirectSocket {

    private final Socket socket;

    private DirectSocket(Socket socket) {
        this.socket = socket;
    }

    /**
     * The socket of a channel; empty if the transport has none that could be written to, or if a handler between the
     * given one and the network, such as TLS, has to see all bytes.
     */
    static Optional<DirectSocket> of(Channel channel, ChannelHandlerContext lowest) {
        boolean usable = channel instanceof UnixChannel unix && unix.fd() instanceof Socket;
        return usable && !isAnythingBelow(channel, lowest)
                ? Optional.of(new DirectSocket((Socket) ((UnixChannel) channel).fd()))
                : Optional.empty();
    }

    /**
     * Writes as much as the kernel takes at once, possibly nothing. Changes nothing in the buffer.
     *
     * <p>A socket that is broken or closed takes nothing: Netty, which is given the rest, meets the same error and closes the
     * channel as it does for every other write.
     *
     * @return bytes written
     */
    int write(ByteBuf direct) {
        boolean usable = socket.isOpen() && direct.hasMemoryAddress(); // a closed one's number may be another's by now
        if (!usable) {
            return 0;
        }
        try {
            return socket.sendAddress(direct.memoryAddress(), direct.readerIndex(), direct.writerIndex());
        } catch (IOException broken) {
            return 0;
        }
    }

    private static boolean isAnythingBelow(Channel channel, ChannelHandlerContext lowest) {
        for (Map.Entry<String, ChannelHandler> each : channel.pipeline()) {
            if (each.getKey().equals(lowest.name())) {
                return false;
            }
            if (each.getValue() instanceof ChannelOutboundHandler) {
                return true;
            }
        }
        return true;
    }
}
