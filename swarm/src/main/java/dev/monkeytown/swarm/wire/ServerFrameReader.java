package dev.monkeytown.swarm.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's WebSocket frames where they lie in the buffer they were received in. Only what a read left incomplete
 * is copied. The server's frames are never fragmented, masked or compressed; one that is closes the socket.
 */
final class ServerFrameReader extends ChannelInboundHandlerAdapter {
    /** Bytes of one message; more than any keyframe or state. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;

    private final SocketListener listener;
    private @Nullable ByteBuf incomplete;
    private int closeCode = WebSocket.BROKEN;
    private String closeReason = "";

    ServerFrameReader(SocketListener listener) {
        this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long nowNanos = System.nanoTime();
        ByteBuf read = (ByteBuf) message;
        listener.received(read.readableBytes());
        ByteBuf all = joined(context, read);
        try {
            while (next(context, all, nowNanos)) {}
            keep(context, all);
        } finally {
            all.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (incomplete != null) {
            incomplete.release();
            incomplete = null;
        }
        listener.closed(closeCode, closeReason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (closeReason.isEmpty()) {
            closeReason = String.valueOf(cause);
        }
        var _ = context.close();
    }

    private ByteBuf joined(ChannelHandlerContext context, ByteBuf read) {
        ByteBuf before = incomplete;
        if (before == null) {
            return read;
        }
        incomplete = null;
        ByteBuf all = context.alloc().directBuffer(before.readableBytes() + read.readableBytes());
        all.writeBytes(before).writeBytes(read);
        before.release();
        read.release();
        return all;
    }

    private void keep(ChannelHandlerContext context, ByteBuf all) {
        if (all.isReadable()) {
            incomplete = context.alloc().directBuffer(all.readableBytes()).writeBytes(all);
        }
    }

    /** Handles one frame; false if there is no complete one. */
    private boolean next(ChannelHandlerContext context, ByteBuf in, long nowNanos) {
        int at = in.readerIndex();
        int there = in.readableBytes();
        if (there < 2) {
            return false;
        }
        int first = in.getUnsignedByte(at);
        int length = in.getUnsignedByte(at + 1);
        int header = length == LARGE ? 10 : length == MEDIUM ? 4 : 2;
        if (there < header) {
            return false;
        }
        long payload = length == LARGE ? in.getLong(at + 2) : length == MEDIUM ? in.getUnsignedShort(at + 2) : length;
        if ((first & 0xF0) != FINAL || payload < 0 || payload > MOST_BYTES) {
            throw new IllegalStateException("not a frame that a server of this protocol sends");
        }
        if (there < header + payload) {
            return false;
        }
        in.readerIndex(at + header + (int) payload);
        handle(context, first & 0xF, in, at + header, (int) payload, nowNanos);
        return true;
    }

    private void handle(ChannelHandlerContext context, int kind, ByteBuf in, int from, int length, long nowNanos) {
        switch (kind) {
            case BINARY -> listener.message(false, in, from, length, nowNanos);
            case TEXT -> listener.message(true, in, from, length, nowNanos);
            case PING -> answer(context, copy(in, from, length));
            case PONG -> {}
            case CLOSE -> farewell(context, copy(in, from, length));
            default -> throw new IllegalStateException("unknown kind of frame " + kind);
        }
    }

    private static void answer(ChannelHandlerContext context, byte[] payload) {
        var _ = context.writeAndFlush(ClientFrames.frame(context.alloc(), ClientFrames.PONG, payload));
    }

    private void farewell(ChannelHandlerContext context, byte[] payload) {
        if (payload.length >= 2) {
            closeCode = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
            closeReason = new String(payload, 2, payload.length - 2, UTF_8);
        }
        context.writeAndFlush(ClientFrames.frame(context.alloc(), ClientFrames.CLOSE, payload))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static byte[] copy(ByteBuf in, int from, int length) {
        byte[] bytes = new byte[length];
        in.getBytes(from, bytes);
        return bytes;
    }
}
