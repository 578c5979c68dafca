package dev.monkeytown.chaos.fault;

/** What may happen to the clients' sockets. */
public enum Sockets {
    MAY_DROP,
    /** Whoever is dropped is told so before, with the code that asks to come back. */
    TOLD_BEFORE,
    MUST_STAY
}
