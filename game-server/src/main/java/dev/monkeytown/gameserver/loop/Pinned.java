package dev.monkeytown.gameserver.loop;

import dev.monkeytown.model.Limits;

/**
 * Something that is ticked, with its place in the schedule and what it costs. Owned by the loop thread that is its
 * {@link #home}; a queue hands it from one to the next. Any thread may read home, cost and whether it is gone.
 */
final class Pinned {

    /** The turn of one that has not been given a phase yet. */
    static final long NO_TURN = -1;

    /** What ticks may cost beyond the budget, less what others left of it, before a game must go: two ticks, so that no other loses one. */
    static final long MAX_DEBT_NANOS = 2 * Schedule.TICK_NANOS;

    private static final long BUDGET_NANOS = Limits.TICK_BUDGET.toNanos();

    /** One tick counts at most so many budgets: a single stall of the machine is nobody's fault. */
    private static final int MOST_BUDGETS_A_TICK = 4;

    /** Ticks over which the cost is averaged, about a second. */
    private static final int AVERAGED_TICKS = 64;

    /** An outlier counts at most so many times the average; what really became dearer gets there all the same. */
    private static final int MOST_AVERAGES_A_TICK = 8;

    /** Ticks after which the cost counts as measured: earlier ones run on code that is not compiled yet. */
    static final int WARM_UP_TICKS = 600;

    private static final long LEAST_COST_NANOS = 1_000;

    final Ticking ticking;

    /** The turn at which the next tick is due. */
    long nextTurn = NO_TURN;

    /** Balancings in a row that found it cheap although it is isolated. Owned by the balancing. */
    int calmBeats;

    private long debtNanos;
    private long lastNanos;
    private int ticks;
    private volatile LoopThread home;
    private volatile long costNanos;
    private volatile boolean measured;
    private volatile boolean gone;

    /** @param costNanos what a tick is assumed to cost until it is measured */
    Pinned(Ticking ticking, LoopThread home, long costNanos) {
        this.ticking = ticking;
        this.home = home;
        this.costNanos = costNanos;
    }

    LoopThread home() {
        return home;
    }

    /** What a tick costs on average, all threads together. */
    long costNanos() {
        return costNanos;
    }

    /** Whether the cost says what the game will cost from now on. */
    boolean measured() {
        return measured;
    }

    /** Whether it will not be ticked again. */
    boolean gone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    /** Takes in what a tick cost, here and on threads that work for it. Returns whether it overran. */
    boolean measure(long nanos) {
        lastNanos = nanos;
        long average = costNanos;
        long counted = Math.min(nanos + ticking.elsewhereNanos(), average * MOST_AVERAGES_A_TICK);
        costNanos = Math.max(LEAST_COST_NANOS, average + (counted - average) / AVERAGED_TICKS);
        ticks++;
        if (ticks == WARM_UP_TICKS) {
            measured = true;
        }
        debtNanos = Math.max(0, debtNanos + Math.min(nanos, MOST_BUDGETS_A_TICK * BUDGET_NANOS) - BUDGET_NANOS);
        return nanos > BUDGET_NANOS;
    }

    /** What the last tick cost. */
    long lastNanos() {
        return lastNanos;
    }

    /** Whether it has cost the others as much as it may. */
    boolean indebted() {
        return debtNanos > MAX_DEBT_NANOS;
    }

    /** Gives it to another thread; the caller must not touch it afterwards. */
    void moveTo(LoopThread next) {
        debtNanos = 0;
        home = next;
        next.add(this);
    }

    /** As {@link #moveTo}, because it costs too much where it is. */
    void isolateOn(LoopThread apart) {
        calmBeats = 0;
        costNanos = Math.max(costNanos, BUDGET_NANOS);
        ticking.isolated();
        moveTo(apart);
    }
}
