package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.room.Delivery;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.room.ServerFrames;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * The way out of one socket: finished WebSocket frames leave in the order given. Owned by the channel's event loop;
 * {@link #backlogBytes} may be asked anywhere.
 *
 * <p>As long as nothing waits, bytes go straight to the {@link DirectSocket}, if there is one. What the kernel does not
 * take waits in the channel below the frame encoder, and so does everything after it until the channel has none left.
 *
 * <p>Two conventions of the library above are relied on, and pinned by a test: the pipeline has the encoder in it once
 * the upgrade is done, and nothing below it minds bytes that it did not make.
 */
final class Outbox {

    private final Channel channel;
    private final ChannelHandlerContext belowEncoder;
    private final @Nullable DirectSocket direct;
    private final ReaderLimits limits;

    /** When each of the waiting writes was made. */
    private final Queue<Long> waitingSinceNanos = new ArrayDeque<>(0);

    /** How many they are. Asked before each write, so it is kept here: what the channel knows is four objects away. */
    private int waitingWrites;

    Outbox(Channel channel, ReaderLimits limits) {
        this.channel = channel;
        this.limits = limits;
        this.belowEncoder = channel.pipeline().context(WebSocket13FrameEncoder.class);
        this.direct = DirectSocket.of(channel, belowEncoder).orElse(null);
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Sends bytes that others get too; neither changes nor releases the buffer. */
    Delivery deliver(ByteBuf shared, long nowNanos) {
        if (waitingWrites == 0) {
            return send(shared, nowNanos);
        }
        long waiting = waitingBytes();
        if (waiting < 0) {
            return Delivery.GONE;
        }
        if (waiting >= limits.backlogBytes()) {
            return Delivery.TOO_MUCH;
        }
        if (waitedNanos(nowNanos) > limits.backlogAge().toNanos()) {
            return Delivery.TOO_LATE;
        }
        return send(shared, nowNanos);
    }

    /**
     * Sends bytes that cannot be left out, for this socket alone, and takes the buffer over. They are too much only when
     * twice the usual backlog waits already.
     */
    Delivery insist(ByteBuf own, long nowNanos) {
        long waiting = waitingBytes();
        Delivery delivery;
        if (waiting < 0) {
            delivery = Delivery.GONE;
        } else if (waiting >= 2L * limits.backlogBytes()) {
            delivery = Delivery.TOO_MUCH;
        } else {
            delivery = send(own, nowNanos);
        }
        own.release();
        return delivery;
    }

    boolean caughtUp() {
        return waitingBytes() == 0;
    }

    /** Bytes that wait in this process, with what Netty counts for each piece of them. */
    long backlogBytes() {
        return Math.max(0, waitingBytes());
    }

    /**
     * Says goodbye: whatever the client still sends is thrown away until it answers or {@link Farewell#PATIENCE} is
     * over.
     */
    void close(int code, String reason, long nowNanos) {
        if (!channel.isActive() || belowEncoder.isRemoved()) {
            return;
        }
        channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, Farewell.class.getName(), new Farewell());
        ByteBuf goodbye = new ServerFrames().close(code, reason).toBuffer();
        var unused = send(goodbye, nowNanos);
        goodbye.release();
    }

    private Delivery send(ByteBuf bytes, long nowNanos) {
        int written = waitingWrites == 0 && direct != null ? direct.write(bytes) : 0;
        if (written == bytes.readableBytes()) {
            return Delivery.SENT;
        }
        if (waitingBytes() < 0 || belowEncoder.isRemoved()) {
            return Delivery.GONE;
        }
        waitingSinceNanos.add(nowNanos);
        waitingWrites++;
        ByteBuf rest = bytes.retainedSlice(bytes.readerIndex() + written, bytes.readableBytes() - written);
        belowEncoder.writeAndFlush(rest).addListener(_ -> {
            waitingSinceNanos.poll();
            waitingWrites--;
        });
        return Delivery.QUEUED;
    }

    private long waitedNanos(long nowNanos) {
        Long since = waitingSinceNanos.peek();
        return since == null ? 0 : nowNanos - since;
    }

    /** Nothing is in the channel's buffer that does not count; a channel that is being closed has none any more. */
    private long waitingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? -1 : buffer.totalPendingWriteBytes();
    }
}
