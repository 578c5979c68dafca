package dev.monkeytown.stream.room;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * WebSocket frames as a server sends them (RFC 6455 §5.2: final, unmasked, uncompressed), several in one buffer in the
 * order added, so that all of it is one write for every recipient. Owned by one thread.
 */
public final class ServerFrames {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PING = 0x89;
    private static final int FINAL_PONG = 0x8A;
    private static final int SHORT = 126;
    private static final int MEDIUM = 0x1_0000;
    private static final int MAX_HEADER_BYTES = 10;

    /** Bytes of a close frame's reason; RFC 6455 leaves a control frame 125, two of which are the code. */
    private static final int MAX_REASON_BYTES = 123;

    private final List<byte[]> payloads = new ArrayList<>();
    private final List<Integer> firstBytes = new ArrayList<>();
    private int totalBytes;

    public ServerFrames text(String text) {
        return add(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public ServerFrames binary(byte[] payload) {
        return add(FINAL_BINARY, payload);
    }

    /** A question that the client's library answers; at most 125 bytes. */
    public ServerFrames ping(byte[] payload) {
        return add(FINAL_PING, payload);
    }

    /** The answer to a ping. */
    public ServerFrames pong(byte[] payload) {
        return add(FINAL_PONG, payload);
    }

    /** A close frame; a reason that is too long is cut. */
    public ServerFrames close(int code, String reason) {
        byte[] utf8 = reason.getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(utf8.length, MAX_REASON_BYTES);
        byte[] payload = new byte[2 + length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(utf8, 0, payload, 2, length);
        return add(FINAL_CLOSE, payload);
    }

    public boolean isEmpty() {
        return payloads.isEmpty();
    }

    /** All frames in a new direct buffer, which the caller releases. */
    public ByteBuf toBuffer() {
        ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(totalBytes);
        appendTo(buffer);
        return buffer;
    }

    /** Appends all frames to a buffer that grows. */
    void appendTo(ByteBuf buffer) {
        for (int i = 0; i < payloads.size(); i++) {
            append(firstBytes.get(i), payloads.get(i), buffer);
        }
    }

    /** A new direct buffer with room for this payload as a binary message, which the caller releases. */
    static ByteBuf bufferFor(byte[] payload) {
        return ByteBufAllocator.DEFAULT.directBuffer(MAX_HEADER_BYTES + payload.length);
    }

    /** Appends one binary message to a buffer that grows: what every tick of every game does. */
    static void appendBinary(byte[] payload, ByteBuf buffer) {
        append(FINAL_BINARY, payload, buffer);
    }

    private static void append(int firstByte, byte[] payload, ByteBuf buffer) {
        buffer.writeByte(firstByte);
        length(payload.length, buffer);
        buffer.writeBytes(payload);
    }

    private ServerFrames add(int firstByte, byte[] payload) {
        firstBytes.add(firstByte);
        payloads.add(payload);
        totalBytes += MAX_HEADER_BYTES + payload.length;
        return this;
    }

    private static void length(int bytes, ByteBuf into) {
        if (bytes < SHORT) {
            into.writeByte(bytes);
        } else if (bytes < MEDIUM) {
            into.writeByte(126).writeShort(bytes);
        } else {
            into.writeByte(127).writeLong(bytes);
        }
    }
}
