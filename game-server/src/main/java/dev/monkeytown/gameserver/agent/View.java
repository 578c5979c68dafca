package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.Observation;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What could be seen of a game at one tick, and how many workers are looking at it. The loop thread fills it while nobody
 * looks; then it is read only until the last one has put it down.
 */
final class View {

    final Observation seen = new Observation();
    private final AtomicInteger readers = new AtomicInteger();

    /** Keeps it from being filled again. Loop thread. */
    void hold() {
        readers.incrementAndGet();
    }

    /** Any thread, once for each {@link #hold}. */
    void putDown() {
        readers.decrementAndGet();
    }

    /** Whether it may be filled again. Loop thread. */
    boolean free() {
        return readers.get() == 0;
    }
}
