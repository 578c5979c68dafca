package dev.monkeytown.gameserver.loop;

/** Ticks what it is given, sixty times a second, until that is over. Thread-safe. */
public interface Ticker {

    /** Gives it something to tick, from its next turn on. */
    void add(Ticking newcomer);

    /**
     * As {@link #add}, but with a first tick here and now, on the caller's thread: those who wait for a game that came from
     * elsewhere need not also wait for its turn.
     */
    void addAtOnce(Ticking newcomer);
}
