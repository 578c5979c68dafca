package dev.monkeytown.stream.room;

/**
 * The bytes of a {@link History}'s frames, one after the other in one array that wraps around. As objects of their own,
 * ten thousand a second that live for twenty seconds each, the collector would copy them from generation to generation,
 * and every copy is a pause of all sockets. Not thread-safe.
 *
 * <p>The array doubles when what is kept does not fit, up to the frames' number times the size of the largest message
 * that Redis brings; it never shrinks.
 */
final class FrameRing {

    private static final int FIRST_BYTES = 8 * 1024;

    private final long[] begins;
    private final int[] lengths;
    private byte[] bytes = new byte[FIRST_BYTES];

    /** Positions count all bytes ever put in; a byte is at its position modulo the array's length. */
    private long oldest;

    private long end;

    /** @param slots how many frames it keeps at most */
    FrameRing(int slots) {
        this.begins = new long[slots];
        this.lengths = new int[slots];
    }

    int slots() {
        return begins.length;
    }

    /** Puts in a copy of the newest frame; its slot must be free. */
    void put(int slot, byte[] frame) {
        if (end - oldest + frame.length > bytes.length) {
            grow(frame.length);
        }
        begins[slot] = end;
        lengths[slot] = frame.length;
        write(frame, end);
        end += frame.length;
    }

    /** A copy of a frame that is kept. */
    byte[] get(int slot) {
        byte[] frame = new byte[lengths[slot]];
        read(begins[slot], frame);
        return frame;
    }

    /** Lets the oldest frame go. */
    void free(int slot) {
        oldest = begins[slot] + lengths[slot];
    }

    private void grow(int more) {
        byte[] kept = new byte[(int) (end - oldest)];
        read(oldest, kept);
        int length = bytes.length;
        while (length < kept.length + more) {
            length = Math.multiplyExact(length, 2);
        }
        bytes = new byte[length];
        write(kept, oldest);
    }

    private void read(long from, byte[] into) {
        int at = (int) (from % bytes.length);
        int first = Math.min(into.length, bytes.length - at);
        System.arraycopy(bytes, at, into, 0, first);
        System.arraycopy(bytes, 0, into, first, into.length - first);
    }

    private void write(byte[] from, long to) {
        int at = (int) (to % bytes.length);
        int first = Math.min(from.length, bytes.length - at);
        System.arraycopy(from, 0, bytes, at, first);
        System.arraycopy(from, first, bytes, 0, from.length - first);
    }
}
