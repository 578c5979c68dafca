package dev.monkeytown.stream.connection;

import dev.monkeytown.model.Limits;

/**
 * How many messages a socket may send: {@link Limits#MAX_MESSAGES_PER_SECOND} a second on average and at once. Owned by
 * the socket's event loop.
 */
final class MessageLimit {

    /** Messages beyond the limit in one second at which this is no stall but a flood: ten times what is allowed. */
    static final int FLOOD = 10 * Limits.MAX_MESSAGES_PER_SECOND;

    private static final double NANOS_PER_SECOND = 1e9;

    /** What becomes of a message. */
    enum Verdict {
        ACCEPT,
        /** Drop it and say so: the first one in this second. */
        DROP_AND_TELL,
        DROP,
        /** Too much even to drop. */
        FLOOD
    }

    private double allowance = Limits.MAX_MESSAGES_PER_SECOND;
    private long lastNanos;
    private long secondBeganNanos;
    private int droppedThisSecond;

    MessageLimit(long nowNanos) {
        lastNanos = nowNanos;
        secondBeganNanos = nowNanos;
    }

    Verdict judge(long nowNanos) {
        double earned = (nowNanos - lastNanos) / NANOS_PER_SECOND * Limits.MAX_MESSAGES_PER_SECOND;
        allowance = Math.min(Limits.MAX_MESSAGES_PER_SECOND, allowance + earned);
        lastNanos = nowNanos;
        if (allowance >= 1) {
            allowance--;
            return Verdict.ACCEPT;
        }
        if (nowNanos - secondBeganNanos >= NANOS_PER_SECOND) {
            secondBeganNanos = nowNanos;
            droppedThisSecond = 0;
        }
        droppedThisSecond++;
        if (droppedThisSecond > FLOOD) {
            return Verdict.FLOOD;
        }
        return droppedThisSecond == 1 ? Verdict.DROP_AND_TELL : Verdict.DROP;
    }
}
