package dev.monkeytown.stream.warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.stream.room.Dialect;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A client of the warm-up, on the least code that speaks WebSocket (RFC 6455), because its own code is as cold as the
 * server's. Blocking; one thread at a time.
 */
final class Visitor implements AutoCloseable {

    /** Where in a response's first line its status is. */
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;

    /** Lengths from here on are written in two bytes, or eight. */
    private static final int LONG_LENGTH = 126;

    private static final int LONGER_LENGTH = 127;

    /** Bytes of a message that are taken in; a state in JSON has some ten thousand. */
    private static final int MOST_BYTES = 1 << 20;

    private final Dialect dialect;
    private final Socket socket;
    private final DataInputStream in;

    /**
     * Connects and asks for a socket.
     *
     * @param patienceMs longest wait for anything the server says
     */
    Visitor(int port, Dialect dialect, String token, int patienceMs) throws IOException {
        this.dialect = dialect;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMs);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        String request = """
                GET /ws HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: %s, bearer.%s\r
                \r
                """.formatted(dialect.subprotocol(), token);
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    /** The status that the server answered with; the socket is open if it is 101. */
    int status() throws IOException {
        String first = line();
        for (String line = first; !line.isEmpty(); line = line()) {
            // Headers tell nothing new.
        }
        return Integer.parseInt(first, STATUS_AT, STATUS_AT + 3, 10);
    }

    void say(String text) throws IOException {
        send(TEXT, text.getBytes(UTF_8));
    }

    void say(byte[] binary) throws IOException {
        send(BINARY, binary);
    }

    /** Reads until the game is here: a keyframe or a frame, or for who speaks JSON its state. */
    void awaitGame() throws IOException {
        await("\"game_state\"", 0);
    }

    /** Reads until the end of the score is here. */
    void awaitFinale() throws IOException {
        await(Score.FINALE, Score.TICKS);
    }

    private void await(String text, int tick) throws IOException {
        boolean heard = false;
        while (!heard) {
            int opcode = in.readUnsignedByte() & 0x0F;
            byte[] payload = payload();
            heard = switch (opcode) {
                case CLOSE -> throw new EOFException("closed: " + new String(payload, UTF_8));
                case TEXT -> dialect == Dialect.JSON && new String(payload, UTF_8).contains(text);
                case BINARY -> FrameCodec.position(payload) instanceof Decoded.Value(Position at) && at.tick() >= tick;
                default -> false;
            };
        }
    }

    /** Says goodbye and waits until the server has closed. */
    void leave() throws IOException {
        send(CLOSE, new byte[] {(byte) (1000 >> 8), (byte) 1000});
        while (in.read() >= 0) {
            var unused = in.skipBytes(in.available());
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == LONG_LENGTH) {
            length = in.readUnsignedShort();
        } else if (length == LONGER_LENGTH) {
            length = Math.toIntExact(in.readLong());
        }
        if (length > MOST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    /** With a mask of zeros, as nobody is between. */
    private void send(int opcode, byte[] payload) throws IOException {
        boolean isShort = payload.length < LONG_LENGTH;
        byte[] frame = new byte[(isShort ? 2 : 4) + MASK_BYTES + payload.length];
        frame[0] = (byte) (LAST | opcode);
        frame[1] = (byte) (MASKED | (isShort ? payload.length : LONG_LENGTH));
        if (!isShort) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        socket.getOutputStream().write(frame);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
