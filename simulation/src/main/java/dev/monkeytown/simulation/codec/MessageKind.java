package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.bits.BitReader;

/** First byte of every binary message: the format's version in the high four bits, the kind in the low four. */
public final class MessageKind {

    public static final int FRAME = 0x11;
    public static final int KEYFRAME = 0x12;
    public static final int LOG = 0x13;
    public static final int PLAYER_INPUT = 0x14;

    private MessageKind() {}

    /** The first byte as an unsigned number, or -1 for an empty message. */
    public static int of(byte[] message) {
        return message.length == 0 ? -1 : message[0] & 0xFF;
    }

    static void expect(BitReader in, int kind, String name) {
        if (in.bits(8) != kind) {
            in.refuse("not a " + name + " of a version known here");
        }
    }
}
