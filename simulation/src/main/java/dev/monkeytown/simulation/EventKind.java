package dev.monkeytown.simulation;

/** What can happen in a step. The order is the wire's: the code is the ordinal plus one. */
public enum EventKind {
    COLLECT,
    THROW,
    HIT,
    BUMP,
    SPLASH,
    CROWN,
    RUSH,
    DASH,
    LOB,
    BLAST,
    PAD,
    RETURN,
    END,
    COCONUT,
    DODGE;

    /** The number used in views and messages, from 1. */
    public int code() {
        return ordinal() + 1;
    }
}
