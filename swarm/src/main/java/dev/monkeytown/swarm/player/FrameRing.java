package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** The newest frames of a game, decoded and as they came. A newer one takes an old one's place. Owned by the loop thread. */
final class FrameRing {
    /** A power of two, some 34 s: more than a server replays. */
    private static final int KEPT = 2048;

    private final @Nullable Frame[] frames = new Frame[KEPT];
    private final ByteBuf[] messages = new ByteBuf[KEPT];

    @Nullable
    Frame get(int tick) {
        Frame frame = frames[tick & KEPT - 1];
        return frame != null && frame.tick() == tick ? frame : null;
    }

    /** Keeps it, unless it is too old. */
    void keep(Frame frame, byte[] message) {
        int slot = frame.tick() & KEPT - 1;
        Frame there = frames[slot];
        if (there == null || there.tick() < frame.tick()) {
            frames[slot] = frame;
            messages[slot] = Unpooled.wrappedBuffer(message);
        }
    }

    /** Whether these are the bytes of the frame that is kept for the tick; there must be one. */
    boolean same(int tick, ByteBuf buffer, int from, int length) {
        ByteBuf known = messages[tick & KEPT - 1];
        return known.readableBytes() == length && ByteBufUtil.equals(known, 0, buffer, from, length);
    }
}
