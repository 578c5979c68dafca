package dev.monkeytown.stream.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.codec.MessageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many clients in the frames dialect on one thread, without a library. They do not play: a client's log is right when
 * its keyframe has the owner's hash and every frame after it is the very one that its owner published.
 */
public final class Herd implements AutoCloseable {

    private final Supplier<Integer> port;
    private final Tokens tokens;
    private final Selector selector;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final ByteBuffer inbound = ByteBuffer.allocateDirect(64 * 1024);
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param port where to connect, asked each time
     */
    public Herd(Supplier<Integer> port, Tokens tokens) {
        this.port = port;
        this.tokens = tokens;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name("herd").start(this::run);
    }

    /** A client that joins a game, with its seat or to look on. */
    public Client join(TestOwner owner, Identity identity, boolean watch, int receiveBytes) {
        Client client = new Client(owner, identity, watch, receiveBytes);
        order(client::connect);
        return client;
    }

    /**
     * How long frames took from their publication to the clients that have the kernel's own receive buffer, since the
     * last time this was asked: median and 99th percentile in milliseconds, for people to read.
     */
    public String latencyMs() {
        List<Long> all = new ArrayList<>();
        for (Long nanos = latencies.poll(); nanos != null; nanos = latencies.poll()) {
            all.add(nanos);
        }
        return percentiles(all);
    }

    /** Median, 99th percentile and greatest of nanoseconds, in milliseconds. */
    public static String percentiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty()
                ? "nothing measured"
                : "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d)"
                        .formatted(
                                sorted.get(sorted.size() / 2) / 1e6,
                                sorted.get(sorted.size() * 99 / 100) / 1e6,
                                sorted.getLast() / 1e6,
                                sorted.size());
    }

    private void order(Runnable order) {
        orders.add(order);
        selector.wakeup();
    }

    private void run() {
        try {
            while (running) {
                selector.select();
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Client) key.attachment()).ready(key);
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One socket and what came over it. Fields are written by the herd's thread. */
    public final class Client {

        public final TestOwner owner;
        public volatile int tick = -1;
        public volatile int keyframes;
        public volatile int closeCode;
        public volatile String problem = "";

        private final Identity identity;
        private final boolean watch;
        private final int receiveBytes;
        private long epoch = -1;
        private byte[] keyframe = new byte[0];
        private byte[] rest = new byte[0];
        private boolean upgraded;
        private @Nullable SocketChannel channel;

        private Client(TestOwner owner, Identity identity, boolean watch, int receiveBytes) {
            this.owner = owner;
            this.identity = identity;
            this.watch = watch;
            this.receiveBytes = receiveBytes;
        }

        /** Reads nothing more until {@link #read}. */
        public void stall() {
            order(() -> interest(0));
        }

        public void read() {
            order(() -> interest(SelectionKey.OP_READ));
        }

        /** Loses its connection without a word and comes back at once. */
        public void cut() {
            order(() -> {
                abandon();
                connect();
            });
        }

        /** The hash of the state that this client's keyframe and frames lead to. */
        public int hash() {
            Simulation simulation = KeyframeCodec.restore(
                            KeyframeCodec.decode(keyframe).orThrow())
                    .orThrow();
            while (simulation.tick() < tick) {
                FrameCodec.decode(owner.published(simulation.tick() + 1).frame())
                        .orThrow()
                        .applyTo(simulation);
            }
            return simulation.hash();
        }

        private void interest(int operations) {
            SocketChannel open = channel;
            if (open != null
                    && open.keyFor(selector) != null
                    && open.keyFor(selector).isValid()) {
                open.keyFor(selector).interestOps(operations);
            }
        }

        private void abandon() {
            try {
                if (channel != null) {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void connect() {
            try {
                rest = new byte[0];
                upgraded = false;
                SocketChannel open = SocketChannel.open();
                channel = open;
                if (receiveBytes > 0) {
                    open.setOption(StandardSocketOptions.SO_RCVBUF, receiveBytes);
                }
                open.configureBlocking(false);
                open.connect(new InetSocketAddress("127.0.0.1", port.get()));
                open.register(selector, SelectionKey.OP_CONNECT, this);
            } catch (IOException e) {
                problem = "cannot connect: " + e;
            }
        }

        private void ready(SelectionKey key) {
            try {
                if (!key.isValid()) {
                    return;
                }
                if (key.isConnectable()) {
                    ((SocketChannel) key.channel()).finishConnect();
                    write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer." + tokens.valid(identity)
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    read((SocketChannel) key.channel());
                }
            } catch (IOException | RuntimeException e) {
                problem = "broke: " + e;
                key.cancel();
            }
        }

        private void read(SocketChannel from) throws IOException {
            inbound.clear();
            int count = from.read(inbound);
            if (count < 0) {
                abandon();
                if (closeCode == 4430) {
                    connect();
                }
                return;
            }
            byte[] bytes = Arrays.copyOf(rest, rest.length + count);
            inbound.flip().get(bytes, rest.length, count);
            int used = upgraded ? 0 : handshake(bytes);
            while (upgraded && bytes.length - used >= 2) {
                int length = frameLength(bytes, used);
                if (length < 0 || bytes.length - used < length) {
                    break;
                }
                take(bytes, used, length);
                used += length;
            }
            rest = Arrays.copyOfRange(bytes, used, bytes.length);
        }

        private void enter() throws IOException {
            boolean resumes = tick >= 0 && !watch;
            say(
                    resumes
                            ? "{\"type\":\"resume\",\"payload\":{\"gameId\":\"%s\",\"epoch\":%d,\"tick\":%d}}"
                                    .formatted(owner.id, epoch, tick)
                            : "{\"type\":\"join_game\",\"payload\":{\"gameId\":\"%s\",\"watch\":%s}}"
                                    .formatted(owner.id, watch));
        }

        /** The server may have had no answer from Redis in time. */
        private void text(String message) throws IOException {
            if (message.contains("\"unavailable\"")) {
                enter();
            } else if (message.contains("\"error\"")) {
                problem = message;
            }
        }

        private int handshake(byte[] bytes) throws IOException {
            String text = new String(bytes, ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return 0;
            }
            if (!text.startsWith("HTTP/1.1 101")) {
                throw new IOException("refused: " + text.substring(0, end));
            }
            upgraded = true;
            enter();
            return end + 4;
        }

        /** Bytes of the frame that begins here, with its header; -1 if the header is not all here. */
        private static int frameLength(byte[] bytes, int at) {
            int seven = bytes[at + 1];
            if (seven < 126) {
                return 2 + seven;
            }
            return bytes.length - at < 4 ? -1 : 4 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
        }

        private void take(byte[] bytes, int at, int length) throws IOException {
            int header = bytes[at + 1] < 126 ? 2 : 4;
            byte[] payload = Arrays.copyOfRange(bytes, at + header, at + length);
            switch (bytes[at] & 0x0F) {
                case 1 -> text(new String(payload, UTF_8));
                case 2 -> binary(payload);
                case 8 -> closeCode = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
                case 9 -> {
                    send(10, payload);
                    say("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}");
                }
                default -> {}
            }
        }

        private void binary(byte[] message) {
            if (MessageKind.of(message) == MessageKind.KEYFRAME) {
                Keyframe decoded = KeyframeCodec.decode(message).orThrow();
                Simulation restored = KeyframeCodec.restore(decoded).orThrow();
                Integer expected = owner.hashes.get(restored.tick());
                if (expected != null && expected != restored.hash()) {
                    problem = "keyframe of tick " + restored.tick() + " has another hash";
                }
                keyframe = message;
                epoch = decoded.epoch();
                tick = restored.tick();
                keyframes++;
                return;
            }
            var at = FrameCodec.position(message).orThrow();
            TestOwner.Published published = owner.published(at.tick());
            if (at.tick() != tick + 1) {
                problem = "frame " + at.tick() + " after " + tick;
            } else if (!Arrays.equals(published.frame(), message)) {
                problem = "frame " + at.tick() + " is not what was published";
            }
            if (receiveBytes == 0) {
                latencies.add(System.nanoTime() - published.nanos());
            }
            epoch = at.epoch();
            tick = at.tick();
        }

        private void say(String text) throws IOException {
            send(1, text.getBytes(UTF_8));
        }

        private void send(int opcode, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
            frame.put((byte) (0x80 | opcode));
            if (payload.length < 126) {
                frame.put((byte) (0x80 | payload.length));
            } else {
                frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            }
            frame.putInt(0).put(payload);
            write(Arrays.copyOf(frame.array(), frame.position()));
        }

        /** A client says so little that the kernel always has room. */
        private void write(byte[] bytes) throws IOException {
            SocketChannel open = channel;
            if (open == null || open.write(ByteBuffer.wrap(bytes)) < bytes.length) {
                throw new IOException("could not send");
            }
        }
    }
}
