package dev.monkeytown.platform.redis;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that nobody is at the other end of a connection any more, and closes it, whereupon Lettuce makes it anew and
 * subscribes again. One for each connection, on that connection's event loop; never blocks.
 *
 * <p>A connection whose other end went without a word, because a router forgot it or a host lost its power, looks healthy
 * to TCP for minutes, and a subscription on it is never sent anything again. So twice a second Redis is asked something
 * on each connection, below the queues of commands. Whatever bytes come are a sign of life, so a slow line is not taken
 * for a dead one. Silence is counted in looks, not in time: between two looks the loop has read what there was to read,
 * so a process that stood still does not blame Redis for it.
 */
final class PingWatch extends ChannelInboundHandlerAdapter {

    /** Pause between two looks. */
    static final Duration EVERY = Duration.ofMillis(500);

    /** Looks in a row without a sign of life before a connection is closed: 1.0 to 1.5 s of silence. */
    static final int MOST_SILENT_LOOKS = 2;

    private static final Logger log = LoggerFactory.getLogger(PingWatch.class);

    private final LongAdder closed;
    private boolean heard;
    private boolean greeted;
    private int silentLooks;
    private @Nullable ScheduledFuture<?> looking;

    /** @param closed counts connections that were closed for their silence */
    PingWatch(LongAdder closed) {
        this.closed = closed;
    }

    /** Watches every connection of a client that is made with it. */
    static NettyCustomizer onEvery(LongAdder closed) {
        return new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().addFirst(new PingWatch(closed));
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        looking = context.executor()
                .scheduleWithFixedDelay(
                        () -> look(context.channel()), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        heard = true;
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looking != null) {
            looking.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void look(Channel channel) {
        if (heard) {
            heard = false;
            greeted = true;
            silentLooks = 0;
            ping(channel);
        } else if (++silentLooks >= MOST_SILENT_LOOKS) {
            close(channel);
        }
    }

    /** Not before Redis has said something: until then the handshake is the question. One at a time. */
    private static void ping(Channel channel) {
        var unused = channel.writeAndFlush(
                new AsyncCommand<>(new Command<>(CommandType.PING, new StatusOutput<>(StringCodec.UTF8))));
    }

    private void close(Channel channel) {
        if (greeted) {
            log.warn("Redis at {} has gone silent; the connection is made anew", channel.remoteAddress());
        } else {
            log.debug("Redis at {} does not greet", channel.remoteAddress());
        }
        closed.increment();
        var unused = channel.close();
    }
}
