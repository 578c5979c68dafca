package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.Simulation;
import java.util.Optional;

/**
 * What could be seen of one game in the last moments, sampled every second tick into a ring that all its agents share.
 * Owned by the game's loop thread; single views are lent to workers.
 */
final class Senses {

    /** Ticks between two samples: a brain's view is at most one tick older than its reaction time. */
    static final int SAMPLE_EVERY_TICKS = 2;

    private final View[] ring;
    private int newestTick = -1;
    private int samples;

    /** @param reactionTicks the oldest view that will be asked for */
    Senses(int reactionTicks) {
        ring = new View[reactionTicks / SAMPLE_EVERY_TICKS + 2];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new View();
        }
    }

    /** Remembers what can be seen now, if a sample is due. A view that a late worker still reads is left to it. */
    void look(Simulation simulation) {
        int tick = simulation.tick();
        if (tick % SAMPLE_EVERY_TICKS == 0 && tick != newestTick) {
            int oldest = samples % ring.length;
            if (!ring[oldest].free()) {
                ring[oldest] = new View();
            }
            simulation.observe(ring[oldest].seen);
            samples++;
            newestTick = tick;
        }
    }

    /** The newest sample that is not younger than the given tick; empty while the game is that young. */
    Optional<View> asOf(int tick) {
        for (int back = 1; back <= ring.length && back <= samples; back++) {
            View sample = ring[(samples - back) % ring.length];
            if (sample.seen.tick <= tick) {
                return Optional.of(sample);
            }
        }
        return Optional.empty();
    }
}
