package dev.monkeytown.gameserver.agent;

/** Where agents' decisions are made. Never waits. */
@FunctionalInterface
public interface Thinkers {

    /** Where who asks decides at once itself: for simulated time and for games that nobody plays. */
    Thinkers AT_ONCE = decision -> {
        decision.run();
        return true;
    };

    /** Takes a decision that is to be made; returns false, and will not make it, when too many wait. */
    boolean offer(Runnable decision);
}
