package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.stream.room.Delivery;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.support.Leaks;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes on their way to a real socket, past Netty and through it. */
@ExtendWith(Leaks.class)
class OutboxIT {

    private static final int MESSAGE_BYTES = 200;
    private static final ReaderLimits LIMITS =
            new ReaderLimits(32 * 1024, Duration.ofSeconds(2), Duration.ofSeconds(10), 12);

    enum Transport {
        EPOLL,
        NIO
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheOrderForAReaderThatStops(Transport transport) throws Exception {
        try (Wire wire = new Wire(transport)) {
            List<Integer> accepted = new ArrayList<>();
            List<Delivery> deliveries = new ArrayList<>();
            int next = 0;
            Delivery last = Delivery.SENT;
            while (last != Delivery.TOO_MUCH && next < 100_000) {
                int number = next++;
                last = wire.deliver(number, 0);
                deliveries.add(last);
                if (last != Delivery.TOO_MUCH) {
                    accepted.add(number);
                }
            }
            int control = next++;
            assertThat(wire.insist(control)).isEqualTo(Delivery.QUEUED);
            accepted.add(control);

            assertThat(wire.read(accepted.size())).isEqualTo(accepted);
            Awaitility.await().until(() -> wire.onLoop(wire.outbox::caughtUp));
            assertThat(wire.deliver(next, 0)).isEqualTo(usual(transport));
            assertThat(wire.read(1)).containsExactly(next);
            assertThat(deliveries).contains(Delivery.QUEUED, Delivery.TOO_MUCH).startsWith(usual(transport));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingMoreWhenSomethingHasWaitedForTooLong(Transport transport) throws Exception {
        try (Wire wire = new Wire(transport)) {
            int next = 0;
            while (wire.onLoop(wire.outbox::caughtUp)) {
                wire.deliver(next++, 1_000);
            }
            long age = LIMITS.backlogAge().toNanos();
            assertThat(wire.deliver(next, 1_000 + age)).isEqualTo(Delivery.QUEUED);
            assertThat(wire.deliver(next, 1_001 + age)).isEqualTo(Delivery.TOO_LATE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAChannelWhoseOtherEndIsGone(Transport transport) throws Exception {
        try (Wire wire = new Wire(transport)) {
            wire.client.setSoLinger(true, 0);
            wire.client.close();

            Awaitility.await().until(() -> wire.deliver(1, 0) == Delivery.GONE);
            assertThat(wire.channel.closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(wire.insist(2)).isEqualTo(Delivery.GONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesPastNettyOnlyWhereNobodyElseHasToSeeTheBytes(Transport transport) throws Exception {
        try (Wire wire = new Wire(transport)) {
            var encoder = wire.channel.pipeline().context(WebSocket13FrameEncoder.class);
            assertThat(DirectSocket.of(wire.channel, encoder))
                    .matches(found -> found.isPresent() == (transport == Transport.EPOLL));

            wire.channel.pipeline().addFirst("tls", new ChannelDuplexHandler());
            assertThat(DirectSocket.of(wire.channel, encoder)).isEmpty();
        }
    }

    private static Delivery usual(Transport transport) {
        return switch (transport) {
            case EPOLL -> Delivery.SENT;
            case NIO -> Delivery.QUEUED;
        };
    }

    /** A channel of a server and the client's end of it. */
    private static final class Wire implements AutoCloseable {

        final EventLoopGroup loops;
        final Channel server;
        final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
        final Channel channel;
        final Outbox outbox;
        final Socket client = new Socket();

        Wire(Transport transport) throws Exception {
            Assumptions.assumeTrue(transport == Transport.NIO || Epoll.isAvailable(), "no native transport here");
            loops = new MultiThreadIoEventLoopGroup(
                    1, transport == Transport.EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
            Class<? extends ServerChannel> type =
                    transport == Transport.EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
            server = new ServerBootstrap()
                    .group(loops)
                    .channel(type)
                    .childOption(ChannelOption.SO_SNDBUF, 8 * 1024)
                    .childHandler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel made) {
                            made.pipeline().addLast(new WebSocket13FrameEncoder(false), new Told(accepted));
                        }
                    })
                    .bind(new InetSocketAddress("127.0.0.1", 0))
                    .sync()
                    .channel();
            client.setReceiveBufferSize(4 * 1024);
            client.setSoTimeout(10_000);
            client.connect(server.localAddress());
            channel = accepted.take();
            outbox = onLoop(() -> new Outbox(channel, LIMITS));
        }

        <T> T onLoop(Callable<T> task) throws Exception {
            EventLoopGroup on = channel.eventLoop();
            return on.submit(task).get();
        }

        Delivery deliver(int number, long nowNanos) throws Exception {
            return onLoop(() -> {
                ByteBuf bytes = message(number);
                Delivery delivery = outbox.deliver(bytes, nowNanos);
                bytes.release();
                return delivery;
            });
        }

        Delivery insist(int number) throws Exception {
            return onLoop(() -> outbox.insist(message(number), 0));
        }

        /** The numbers of so many messages, whose other bytes are checked on the way. */
        List<Integer> read(int count) throws IOException {
            DataInputStream in = new DataInputStream(client.getInputStream());
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = in.readInt();
                numbers.add(number);
                byte[] rest = in.readNBytes(MESSAGE_BYTES - Integer.BYTES);
                assertThat(rest).containsOnly((byte) number);
            }
            return numbers;
        }

        private static ByteBuf message(int number) {
            ByteBuf bytes = ByteBufAllocator.DEFAULT.directBuffer(MESSAGE_BYTES);
            bytes.writeInt(number);
            while (bytes.readableBytes() < MESSAGE_BYTES) {
                bytes.writeByte(number);
            }
            return bytes;
        }

        @Override
        public void close() throws IOException {
            client.close();
            channel.close().syncUninterruptibly();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /** Tells when a channel is open. */
    private static final class Told extends ChannelInboundHandlerAdapter {

        private final BlockingQueue<Channel> opened;

        Told(BlockingQueue<Channel> opened) {
            this.opened = opened;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            opened.add(context.channel());
        }
    }
}
