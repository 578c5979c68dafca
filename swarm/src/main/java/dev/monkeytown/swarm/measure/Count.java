package dev.monkeytown.swarm.measure;

/** What a {@link Tally} counts. */
public enum Count {
    /** Frames that continued a stream, or states in the JSON dialect. */
    FRAMES,
    /** Bytes read from sockets, WebSocket headers included. */
    BYTES,
    INPUTS_SENT,
    INPUTS_ACKNOWLEDGED,
    /** Inputs that newer ones displaced before any frame carried them. */
    INPUTS_LOST,
    /** Own inputs that a frame carried later than the tick they were meant for. */
    INPUTS_LATE,
    INPUT_MESSAGES,
    /** Frames whose tick was more than one after the last. */
    GAPS,
    /** Frames a client had already. */
    DOUBLES,
    /** Keyframes other than the first of a game. */
    RESYNCS,
    RESUMED_UP_TO_DATE,
    RESUMED_MISSED_FRAMES,
    RESUMED_KEYFRAME,
    /** Sockets that were open, were lost or cut, and are open again. */
    RECONNECTS,
    /** Sockets cut on purpose. */
    CUTS,
    /** Handshakes that failed. */
    REFUSED_SOCKETS,
    /** Sockets that closed although nobody here wanted it. */
    LOST_SOCKETS,
    /**
     * States compared by their hash: the replica of a game with the hash that a frame tells, every 30 ticks; each keyframe
     * that differs from the last, restored into a state of its own and brought forward by the frames after it, with the
     * replica or the hash that a frame tells. In the JSON dialect: what two clients of a game were told of the same tick.
     */
    HASH_CHECKS,
    /** Of {@link #HASH_CHECKS}, those that differed. */
    HASH_MISMATCHES,
    /** Frames of which two clients of a game got different bytes. */
    DIFFERENT_BYTES,
    /** Messages that could not be understood. */
    MALFORMED,
    /** Messages of the type {@code error}. */
    ERRORS,
    GAMES_FINISHED
}
