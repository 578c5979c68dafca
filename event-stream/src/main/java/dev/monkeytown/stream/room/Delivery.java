package dev.monkeytown.stream.room;

/** What became of bytes for one socket. */
public enum Delivery {
    /** The kernel has all of them. */
    SENT,
    /** Some or all wait in this process. */
    QUEUED,
    /** Not taken: too many bytes wait already. */
    TOO_MUCH,
    /** Not taken: what waits has waited for too long. */
    TOO_LATE,
    /** Not taken: the socket is closing or closed. */
    GONE
}
