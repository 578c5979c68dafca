package dev.monkeytown.stream.room;

import io.netty.buffer.ByteBuf;

/**
 * The same WebSocket frames for many sockets.
 *
 * @param bytes direct, counted by reference
 * @param ticks how many ticks of the game they tell
 */
record Parcel(ByteBuf bytes, int ticks) {

    void retain() {
        bytes.retain();
    }

    void release() {
        bytes.release();
    }
}
