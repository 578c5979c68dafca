package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.room.ServerFrames;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import reactor.netty.NettyPipeline;

/**
 * The way out of one socket: finished WebSocket frames go to the channel below the frame encoder, in the order written.
 * Owned by the channel's event loop.
 *
 * <p>Two conventions of the library beneath are relied on, and pinned by a test: the pipeline has the encoder in it
 * once the upgrade is done, and nothing below it minds bytes that it did not make.
 */
final class Outbox {

    /** Unsent bytes at which a socket counts as not writable, and at which it does again. */
    static final WriteBufferWaterMark BACKLOG = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private final Channel channel;
    private final ChannelHandlerContext belowEncoder;

    Outbox(Channel channel) {
        this.channel = channel;
        this.belowEncoder = channel.pipeline().context(WebSocket13FrameEncoder.class);
        channel.config().setWriteBufferWaterMark(BACKLOG);
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    boolean writable() {
        return channel.isWritable();
    }

    /** Writes without flushing; takes over the buffer. */
    void write(ByteBuf serverFrames) {
        if (belowEncoder.isRemoved()) {
            serverFrames.release();
            return;
        }
        var unused = belowEncoder.write(serverFrames);
    }

    void flush() {
        belowEncoder.flush();
    }

    /**
     * Says goodbye: whatever the client still sends is thrown away until it answers or {@link Farewell#PATIENCE} is
     * over.
     */
    void close(int code, String reason) {
        if (!channel.isActive() || belowEncoder.isRemoved()) {
            return;
        }
        channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, Farewell.class.getName(), new Farewell());
        write(new ServerFrames().close(code, reason).toBuffer());
        flush();
    }
}
