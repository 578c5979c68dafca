package dev.monkeytown.simulation.bits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes bits, most significant first, into a buffer that grows. Reusable; owned by one thread. */
public final class BitWriter {

    private byte[] buffer;
    private int bitCount;

    public BitWriter(int expectedBytes) {
        buffer = new byte[expectedBytes];
    }

    /** Starts again with an empty buffer. */
    public BitWriter reset() {
        Arrays.fill(buffer, 0, (bitCount + 7) >>> 3, (byte) 0);
        bitCount = 0;
        return this;
    }

    /** The lowest {@code count} (0 to 32) bits of the value. */
    public void bits(int value, int count) {
        int end = bitCount + count;
        if (end + 7 >>> 3 > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, (end + 7 >>> 3) + 16));
        }
        for (int left = count; left > 0; ) {
            int room = 8 - (bitCount & 7);
            int take = Math.min(room, left);
            int chunk = value >>> left - take & (1 << take) - 1;
            buffer[bitCount >>> 3] |= (byte) (chunk << room - take);
            bitCount += take;
            left -= take;
        }
    }

    public void flag(boolean value) {
        bits(value ? 1 : 0, 1);
    }

    /** A non-negative number in groups of three bits, each with a bit that says whether another follows. */
    public void small(int value) {
        int rest = value;
        while (rest > 7) {
            bits(8 | rest & 7, 4);
            rest >>>= 3;
        }
        bits(rest, 4);
    }

    /** A non-negative number in groups of seven bits, lowest first. */
    public void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bits(0x80 | rest & 0x7F, 8);
            rest >>>= 7;
        }
        bits(rest, 8);
    }

    /** As {@link #varint} for 64 bits. */
    public void varlong(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bits(0x80 | (int) (rest & 0x7F), 8);
            rest >>>= 7;
        }
        bits((int) rest, 8);
    }

    /** All 64 bits of a double: what is read back is the same value. */
    public void exact(double value) {
        long bits = Double.doubleToRawLongBits(value);
        bits((int) (bits >>> 32), 32);
        bits((int) bits, 32);
    }

    /** UTF-8 with its length in front. */
    public void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        bytes(utf8, 0, utf8.length);
    }

    public void bytes(byte[] source, int from, int length) {
        for (int i = 0; i < length; i++) {
            bits(source[from + i], 8);
        }
    }

    /** Fills the last byte with zero bits. */
    public void align() {
        bitCount = bitCount + 7 & ~7;
    }

    /** Bytes begun so far. */
    public int length() {
        return bitCount + 7 >>> 3;
    }

    /** A copy of what was written, the last byte filled with zero bits. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length());
    }
}
