package dev.monkeytown.protocolsim.world;

import org.jspecify.annotations.Nullable;

/**
 * Something that will happen.
 *
 * @param order tells events of one moment apart: first made, first done
 * @param machine where; null for the world itself
 * @param life of that machine; in another one it does not happen
 */
record Event(long atNanos, long order, @Nullable Machine machine, int life, Runnable work)
        implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
        return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(order, other.order);
    }
}
