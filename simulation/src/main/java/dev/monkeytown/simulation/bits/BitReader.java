package dev.monkeytown.simulation.bits;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BitWriter} wrote, from any bytes at all: past the end, or after the first refusal, every read gives
 * zero and {@link #refusal()} says what was wrong. Never throws; owned by one thread.
 */
public final class BitReader {

    private final byte[] source;
    private final int endBit;
    private int position;
    private @Nullable String refusal;

    public BitReader(byte[] source) {
        this(source, 0, source.length);
    }

    /** Reads {@code length} bytes from offset {@code from}. */
    public BitReader(byte[] source, int from, int length) {
        this.source = source;
        this.position = from * 8;
        this.endBit = (from + length) * 8;
    }

    /** The first thing that was wrong, or null as long as all was well. */
    public @Nullable String refusal() {
        return refusal;
    }

    public boolean failed() {
        return refusal != null;
    }

    /** Refuses the input; only the first reason is kept. */
    public void refuse(String reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** Refuses the input if anything but filling bits is left. */
    public void expectEnd() {
        if (endBit - position >= 8) {
            refuse("bytes left over after the end");
        }
    }

    public int bits(int count) {
        if (refusal != null) {
            return 0;
        }
        if (position + count > endBit) {
            refuse("ended too early");
            return 0;
        }
        int value = 0;
        for (int left = count; left > 0; ) {
            int room = 8 - (position & 7);
            int take = Math.min(room, left);
            int chunk = (source[position >>> 3] & 0xFF) >>> room - take & (1 << take) - 1;
            value = value << take | chunk;
            position += take;
            left -= take;
        }
        return value;
    }

    public boolean flag() {
        return bits(1) == 1;
    }

    /** What {@link BitWriter#small} wrote, refused above {@code most}. */
    public int small(int most) {
        int value = 0;
        for (int shift = 0; shift < 30; shift += 3) {
            int group = bits(4);
            value |= (group & 7) << shift;
            if (group < 8) {
                return capped(value, most);
            }
        }
        refuse("number too long");
        return 0;
    }

    /** What {@link BitWriter#varint} wrote, refused above {@code most}. */
    public int varint(int most) {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int group = bits(8);
            value |= (group & 0x7F) << shift;
            if (group < 0x80) {
                return capped(value, most);
            }
        }
        refuse("number too long");
        return 0;
    }

    /** What {@link BitWriter#varlong} wrote, refused when negative. */
    public long varlong() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int group = bits(8);
            value |= (long) (group & 0x7F) << shift;
            if (group < 0x80) {
                return value;
            }
        }
        refuse("number too long");
        return 0;
    }

    public double exact() {
        long high = bits(32);
        long low = bits(32) & 0xFFFF_FFFFL;
        return Double.longBitsToDouble(high << 32 | low);
    }

    /** As {@link #exact}, refused outside the range (and when not a number). */
    public double exact(double least, double most) {
        double value = exact();
        if (!(value >= least && value <= most)) {
            refuse("number out of range");
            return 0;
        }
        return value;
    }

    /** UTF-8 of at most {@code mostBytes}; bad sequences become the replacement character. */
    public String text(int mostBytes) {
        byte[] utf8 = bytes(varint(mostBytes));
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** The next {@code length} bytes; nothing is allocated when they are not there. */
    public byte[] bytes(int length) {
        if (refusal != null || position + length * 8 > endBit) {
            refuse("ended too early");
            return new byte[0];
        }
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = (byte) bits(8);
        }
        return copy;
    }

    /** Skips the filling bits of the current byte. */
    public void align() {
        position = position + 7 & ~7;
    }

    /** The value read, or the refusal. */
    public <T> Decoded<T> done(T value) {
        expectEnd();
        return refusal == null ? new Decoded.Value<>(value) : new Decoded.Refused<>(refusal);
    }

    /** The refusal; to be called only after {@link #failed()}. */
    public <T> Decoded<T> refused() {
        return new Decoded.Refused<>(refusal == null ? "malformed" : refusal);
    }

    private int capped(int value, int most) {
        if (value < 0 || value > most) {
            refuse("number too large");
            return 0;
        }
        return value;
    }
}
