package dev.monkeytown.gameserver.agent;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.agent.Brain;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Why the agents of one seat did what they did lately, the last {@link Limits#MAX_REASONS} times. Written by workers and the
 * loop thread, read by operators' requests; each holds the lock for as long as it takes to add or copy.
 */
final class Reasons {

    private final Deque<Reason> last = new ArrayDeque<>();

    /** Keeps what the brain thought last; the oldest thought is forgotten for it. */
    void note(int dueTick, boolean reflex, Brain brain) {
        brain.thought().ifPresent(thought -> add(new Reason(dueTick, reflex, thought)));
    }

    /** Oldest first. */
    synchronized List<Reason> all() {
        return List.copyOf(last);
    }

    private synchronized void add(Reason reason) {
        if (last.size() == Limits.MAX_REASONS) {
            last.removeFirst();
        }
        last.addLast(reason);
    }
}
