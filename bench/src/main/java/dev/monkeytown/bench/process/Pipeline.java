package dev.monkeytown.bench.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection to a Redis of the lab on which a playout publishes, as cheap as it can be: commands are put together as
 * bytes and written in one go, and of their answers it is only counted which are not the one that is expected. It never
 * gives a command up. Used by one thread at a time.
 *
 * <p>Answers are read on the way, once {@link #MOST_UNREAD} of them may wait: at most some KiB stay in the kernel, so
 * Redis never finds the way back to us blocked and never keeps answers for us.
 */
public final class Pipeline implements AutoCloseable {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int MOST_UNREAD = 256;
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int COMPLAINT_BYTES = 200;
    private static final long POLL_NANOS = 50_000;

    /** How long Redis may take nothing, or owe an answer, before the measurement is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SocketChannel channel;
    private final byte[] expected;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] line = new byte[COMPLAINT_BYTES];
    private int lineBytes;
    private long unanswered;
    private long refused;
    private String refusal = "";

    private Pipeline(SocketChannel channel, String expected) {
        this.channel = channel;
        this.expected = (expected + "\r").getBytes(US_ASCII);
    }

    /**
     * @param port on loopback
     * @param expected the answer to every command, such as {@code :1}
     * @throws CannotMeasure if Redis does not answer
     */
    static Pipeline connect(int port, String password, String expected) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Pipeline greeting = new Pipeline(channel, "+OK");
            greeting.begin(beginning(2, "AUTH".getBytes(US_ASCII), password.getBytes(UTF_8)));
            greeting.settle();
            if (greeting.refused > 0) {
                throw new CannotMeasure("Redis does not let us in: " + greeting.refusal);
            }
            return new Pipeline(channel, expected);
        } catch (IOException e) {
            throw new CannotMeasure("Redis does not answer: " + e.getMessage(), e);
        }
    }

    /** How a command with so many arguments begins, its name counted among them, and the first of these. */
    public static byte[] beginning(int arguments, byte[]... first) {
        return joined(("*" + arguments + "\r\n").getBytes(US_ASCII), arguments(first));
    }

    /** Arguments of a command as they go over the wire. */
    public static byte[] arguments(byte[]... arguments) {
        byte[] all = {};
        for (byte[] argument : arguments) {
            all = joined(all, length(argument), argument, LINE_END);
        }
        return all;
    }

    /** Begins a command; it is written when flushed, or when the buffer is full. */
    public void begin(byte[] beginning) {
        unanswered++;
        put(beginning);
    }

    /** Goes on with arguments that were put together before. */
    public void put(byte[] piece) {
        for (int at = 0; at < piece.length; ) {
            if (!out.hasRemaining()) {
                write();
            }
            int length = Math.min(piece.length - at, out.remaining());
            out.put(piece, at, length);
            at += length;
        }
    }

    /** Goes on with one more. */
    public void argument(byte[] argument) {
        put(length(argument));
        put(argument);
        put(LINE_END);
    }

    /** Writes all commands. Waits only if Redis does not read. */
    public void flush() {
        write();
        if (unanswered >= MOST_UNREAD) {
            read();
        }
    }

    /** Flushes, and waits until everything was answered. */
    public void settle() {
        write();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (read(); unanswered > 0; read()) {
            await(deadline, "answer");
        }
    }

    /** Commands that were answered otherwise than expected. */
    public long refused() {
        return refused;
    }

    /** One of these answers; empty if there is none. */
    public String refusal() {
        return refusal;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CannotMeasure("the connection to Redis cannot be closed: " + e.getMessage(), e);
        }
    }

    private void write() {
        out.flip();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    read();
                    await(deadline, "read");
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("Redis went away: " + e.getMessage(), e);
        }
        out.clear();
    }

    private void read() {
        try {
            int count = channel.read(in);
            while (count > 0) {
                in.flip();
                while (in.hasRemaining()) {
                    answer(in.get());
                }
                in.clear();
                count = channel.read(in);
            }
            if (count < 0) {
                throw new CannotMeasure("Redis went away");
            }
        } catch (IOException e) {
            throw new CannotMeasure("Redis went away: " + e.getMessage(), e);
        }
    }

    /** All answers are single lines. */
    private void answer(byte next) {
        if (next != '\n') {
            // Of a long line the last byte is replaced by the next: it is not the expected one anyway.
            line[Math.min(lineBytes++, COMPLAINT_BYTES - 1)] = next;
            return;
        }
        if (!Arrays.equals(line, 0, Math.min(lineBytes, COMPLAINT_BYTES), expected, 0, expected.length)) {
            refused++;
            refusal = new String(line, 0, Math.min(lineBytes, COMPLAINT_BYTES), UTF_8).strip();
        }
        lineBytes = 0;
        unanswered--;
    }

    private static void await(long deadlineNanos, String what) {
        if (System.nanoTime() > deadlineNanos) {
            throw new CannotMeasure("Redis did not " + what + " for " + PATIENCE.toSeconds() + " s");
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    private static byte[] length(byte[] argument) {
        return ("$" + argument.length + "\r\n").getBytes(US_ASCII);
    }

    private static byte[] joined(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }
}
