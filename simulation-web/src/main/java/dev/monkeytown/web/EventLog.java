package dev.monkeytown.web;

import dev.monkeytown.simulation.EventBuffer;

/** Events of several ticks for the page. Holds {@link #MOST}; a page that does not ask for longer misses the newer ones. */
final class EventLog {

    private static final int MOST = 512;
    private static final int FIELDS = 7;

    private final double[] buffer = new double[1 + MOST * FIELDS];
    private int count;

    void take(int tick, EventBuffer events) {
        for (int i = 0; i < events.count() && count < MOST; i++) {
            int at = 1 + count * FIELDS;
            buffer[at] = events.kind(i).code();
            buffer[at + 1] = tick;
            buffer[at + 2] = events.actor(i);
            buffer[at + 3] = events.target(i);
            buffer[at + 4] = events.x(i);
            buffer[at + 5] = events.y(i);
            buffer[at + 6] = events.amount(i);
            count++;
        }
    }

    /** {@code [count, then for each: kind tick actor target x y amount]}; forgets them. */
    double[] drain() {
        buffer[0] = count;
        count = 0;
        return buffer;
    }
}
