package dev.monkeytown.systemtests.frames;

import java.util.ArrayList;
import java.util.List;

/** What came over one socket, by seconds since its first message, and how long inputs took to come back in a frame. */
public final class Traffic {
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** A server's WebSocket frame has a header of 2 bytes, 4 for payloads above 125 bytes. */
    private static final int SHORT_PAYLOAD_BYTES = 125;

    private final List<Integer> bytesBySecond = new ArrayList<>();
    private final List<Integer> messagesBySecond = new ArrayList<>();
    private final List<Long> latenciesNanos = new ArrayList<>();
    private int firstBytes;
    private long firstNanos;
    private long lastNanos;
    private long longestPauseNanos;

    synchronized void arrived(int payloadBytes, long nanos) {
        if (firstBytes == 0) {
            firstBytes = payloadBytes;
            firstNanos = nanos;
            return;
        }
        longestPauseNanos = lastNanos == 0 ? 0 : Math.max(longestPauseNanos, nanos - lastNanos);
        lastNanos = nanos;
        int second = (int) ((nanos - firstNanos) / SECOND_NANOS);
        while (bytesBySecond.size() <= second) {
            bytesBySecond.add(0);
            messagesBySecond.add(0);
        }
        int header = payloadBytes <= SHORT_PAYLOAD_BYTES ? 2 : 4;
        bytesBySecond.set(second, bytesBySecond.get(second) + payloadBytes + header);
        messagesBySecond.set(second, messagesBySecond.get(second) + 1);
    }

    synchronized void acknowledged(long nanos) {
        latenciesNanos.add(nanos);
    }

    /** The longest time between two messages after the first. */
    public synchronized long longestPauseNanos() {
        return longestPauseNanos;
    }

    /** Bytes of the first message, the keyframe, which no second counts. */
    public synchronized int firstBytes() {
        return firstBytes;
    }

    /** For every whole second but the first, in which frames of the past came after the keyframe. */
    public synchronized List<Integer> bytesBySecond() {
        return whole(bytesBySecond);
    }

    /** For the same seconds. */
    public synchronized List<Integer> messagesBySecond() {
        return whole(messagesBySecond);
    }

    public synchronized List<Long> latenciesNanos() {
        return List.copyOf(latenciesNanos);
    }

    private static List<Integer> whole(List<Integer> seconds) {
        return seconds.size() < 3 ? List.of() : List.copyOf(seconds.subList(1, seconds.size() - 1));
    }
}
