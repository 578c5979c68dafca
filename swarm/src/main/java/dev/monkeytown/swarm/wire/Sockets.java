package dev.monkeytown.swarm.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens WebSockets to the target on a few event loops: epoll where there is one, else NIO. Thread-safe. */
public final class Sockets implements AutoCloseable {
    private static final int CONNECT_WITHIN_MS = 8_000;
    private static final int NARROW_BYTES = 4 * 1024;

    private final Target target;
    private final @Nullable SslContext tls;
    private final EventLoopGroup loops;

    /** @throws IllegalStateException if this JDK cannot do TLS and the target wants it */
    public Sockets(Target target, int threads) {
        this.target = target;
        this.tls = target.secure() ? clientTls() : null;
        this.loops = new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("swarm", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** The event loops one after the other. */
    public EventLoop nextLoop() {
        return loops.next();
    }

    /**
     * Begins to connect.
     *
     * @param dialect the subprotocol
     * @param narrow whether the kernel is to take little that is not read here. Usually it would take a minute of frames for
     *     a client that stops reading, and the server would not notice; to be said now, as a window once open stays open
     * @param listener hears what became of it, on the loop
     */
    public void open(EventLoop loop, String dialect, String token, boolean narrow, SocketListener listener) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_WITHIN_MS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        prepare(channel, new Upgrade(target, dialect, token, listener));
                    }
                });
        if (narrow) {
            bootstrap.option(ChannelOption.SO_RCVBUF, NARROW_BYTES);
        }
        bootstrap.connect(target.address()).addListener(done -> {
            if (!done.isSuccess()) {
                listener.refused(0, 0, String.valueOf(done.cause().getMessage()));
            }
        });
    }

    private void prepare(Channel channel, Upgrade upgrade) {
        if (tls != null) {
            channel.pipeline()
                    .addLast(tls.newHandler(
                            channel.alloc(),
                            target.base().getHost(),
                            target.address().getPort()));
        }
        channel.pipeline().addLast(upgrade);
    }

    private static SslContext clientTls() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS is not possible here", e);
        }
    }

    /** Closes what is open; waits for a second at most. */
    @Override
    public void close() {
        var ended = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        if (!ended.awaitUninterruptibly(2, TimeUnit.SECONDS)) {
            System.getLogger(Sockets.class.getName())
                    .log(System.Logger.Level.WARNING, "an event loop did not end in time");
        }
    }
}
