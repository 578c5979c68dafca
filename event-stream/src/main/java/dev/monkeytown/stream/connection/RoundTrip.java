package dev.monkeytown.stream.connection;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long a ping takes to a client and back; every WebSocket library answers pings by itself. Owned by the socket's
 * event loop. Only the answer to the newest ping counts.
 */
final class RoundTrip {

    private static final double NANOS_PER_MILLI = 1e6;

    private byte @Nullable [] asked;
    private long askedNanos;

    /** What to send as a ping now. */
    byte[] ask(long nowNanos) {
        askedNanos = nowNanos;
        asked = ByteBuffer.allocate(Long.BYTES).putLong(nowNanos).array();
        return asked;
    }

    /** The milliseconds since the ping, if this pong answers it. */
    OptionalDouble answered(byte[] pong, long nowNanos) {
        if (asked == null || !Arrays.equals(asked, pong)) {
            return OptionalDouble.empty();
        }
        asked = null;
        return OptionalDouble.of((nowNanos - askedNanos) / NANOS_PER_MILLI);
    }
}
