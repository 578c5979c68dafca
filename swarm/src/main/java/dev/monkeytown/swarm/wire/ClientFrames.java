package dev.monkeytown.swarm.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.ThreadLocalRandom;

/** WebSocket frames as a client sends them (RFC 6455 §5.2): final and masked. */
final class ClientFrames {
    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;
    static final int PONG = 0x8A;

    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LARGEST = 0xFFFF;
    private static final int MAX_HEADER_BYTES = 8;

    private ClientFrames() {}

    /** A frame in a new buffer, which the caller writes or releases. */
    static ByteBuf frame(ByteBufAllocator buffers, int firstByte, byte[] payload) {
        if (payload.length > LARGEST) {
            throw new IllegalArgumentException("no client says " + payload.length + " bytes at once");
        }
        ByteBuf frame = buffers.directBuffer(MAX_HEADER_BYTES + payload.length);
        frame.writeByte(firstByte);
        if (payload.length < SHORT) {
            frame.writeByte(MASKED | payload.length);
        } else {
            frame.writeByte(MASKED | SHORT).writeShort(payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        frame.writeInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.writeByte(payload[i] ^ mask >>> 24 - 8 * (i & 3));
        }
        return frame;
    }
}
