package dev.monkeytown.gameserver.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What is pinned to one loop thread, by the phase of the tick in which it is ticked. Owned by that thread. */
final class Slots {

    /** Games of a turn, and what they may cost together, before another turn is begun: their last frame is not late. */
    static final int FULL = 20;

    private static final long FULL_NANOS = 500_000;

    private final List<List<Pinned>> phases = new ArrayList<>();
    private final int firstPhase;
    private int count;

    /** @param firstPhase the phase that is taken first */
    Slots(int firstPhase) {
        this.firstPhase = firstPhase;
        for (int i = 0; i < Schedule.PHASES; i++) {
            phases.add(new ArrayList<>());
        }
    }

    boolean empty() {
        return count == 0;
    }

    /** Puts it where its next turn says. */
    void add(Pinned pinned) {
        at(pinned.nextTurn).add(pinned);
        count++;
    }

    /** Returns whether it was there. */
    boolean remove(Pinned pinned) {
        boolean was = at(pinned.nextTurn).remove(pinned);
        count -= was ? 1 : 0;
        return was;
    }

    /** The first turn, from the given one on, that anybody here takes. There must be somebody. */
    long firstWanted(long from) {
        long wanted = from;
        while (at(wanted).isEmpty()) {
            wanted++;
        }
        return wanted;
    }

    /** Does something with everybody of a turn, and drops those that do not stay on the thread. */
    void forEach(long turn, LoopThread thread, Consumer<Pinned> action) {
        for (Iterator<Pinned> each = at(turn).iterator(); each.hasNext(); ) {
            Pinned pinned = each.next();
            action.accept(pinned);
            if (pinned.gone() || pinned.home() != thread) {
                each.remove();
                count--;
            }
        }
    }

    /**
     * Where a newcomer goes. Games that are ticked in one turn share the price of waking everybody on their frames' way
     * (this thread, the bus, whoever listens), so a turn is filled before the next one is begun; what is in use is far
     * apart: phases 0, 8, 4, 12, 2, … When all are full, the cheapest.
     */
    int phaseForNewcomer() {
        int cheapest = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < Schedule.PHASES; i++) {
            int phase = (firstPhase + spread(i)) % Schedule.PHASES;
            long cost = 0;
            long measured = 0;
            for (Pinned pinned : phases.get(phase)) {
                cost += pinned.costNanos();
                measured += pinned.measured() ? pinned.costNanos() : 0;
            }
            if (measured < FULL_NANOS && phases.get(phase).size() < FULL) {
                return phase;
            }
            if (cost < least) {
                least = cost;
                cheapest = phase;
            }
        }
        return cheapest;
    }

    /** Whether its last tick cost so many times what the others' median did. */
    boolean standsOut(Pinned one, int times) {
        List<Long> others = new ArrayList<>(count);
        for (List<Pinned> phase : phases) {
            for (Pinned pinned : phase) {
                if (pinned != one) {
                    others.add(pinned.lastNanos());
                }
            }
        }
        Collections.sort(others);
        return !others.isEmpty() && one.lastNanos() > times * others.get(others.size() / 2);
    }

    private List<Pinned> at(long turn) {
        return phases.get(Schedule.phase(turn));
    }

    /** The bits of a phase's number the other way round. */
    private static int spread(int phase) {
        return Integer.reverse(phase) >>> Integer.numberOfLeadingZeros(Schedule.PHASES - 1);
    }
}
