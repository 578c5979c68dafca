package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Intent;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One agent in one seat. The loop thread asks it, a worker runs it, one decision at a time: the brain goes from one thread
 * to the other and back by {@link #thinking}, and what it is asked lies here meanwhile, so asking allocates nothing.
 */
final class Mind implements Runnable {

    /** Where decisions go and what they took. Thread-safe. */
    record Outlet(
            Coordinator shared, Consumer<Decision> decisions, AtomicLong thinkingNanos, Optional<Reasons> reasons) {}

    final DecisionModel model;
    final int term;
    private final int seat;
    private final Brain brain;
    private final Brain reflex;
    private final Outlet outlet;

    /** The loop thread's: when it is to be asked next, what it is waited for, and what it wanted last. */
    int nextAskTick = UNKNOWN;

    int nextDueTick = UNKNOWN;

    @Nullable
    Intent last;

    static final int UNKNOWN = -1;

    private final AtomicBoolean thinking = new AtomicBoolean();
    private @Nullable View view;
    private int dueTick;
    private long askedNanos;

    /** @param reflex decides in the brain's stead when that one misses its turn; on the loop thread, so it must be quick */
    Mind(int seat, int term, DecisionModel model, Brain brain, Brain reflex, Outlet outlet) {
        this.seat = seat;
        this.term = term;
        this.model = model;
        this.brain = brain;
        this.reflex = reflex;
        this.outlet = outlet;
        brain.explain(outlet.reasons().isPresent());
        reflex.explain(outlet.reasons().isPresent());
    }

    /** Whether it is not thinking already. Loop thread. */
    boolean idle() {
        return !thinking.get();
    }

    /** Hands the question to the workers, if it is {@link #idle}; returns false if they have too much to do. Loop thread. */
    boolean ask(View seen, int due) {
        seen.hold();
        view = seen;
        dueTick = due;
        askedNanos = outlet.shared().clock().nanos();
        thinking.set(true);
        boolean taken = outlet.shared().thinkers().offer(this);
        if (taken) {
            outlet.shared().meters().asked(model);
        } else {
            thinking.set(false);
            seen.putDown();
        }
        return taken;
    }

    /** What it does without thinking. Loop thread. */
    Intent react(Observation seen, int due) {
        Intent intent = reflex.decide(seen, seat);
        outlet.reasons().ifPresent(reasons -> reasons.note(due, true, reflex));
        return intent;
    }

    /** Thinks. On a worker. */
    @Override
    public void run() {
        View seen = Objects.requireNonNull(view);
        try {
            long beganNanos = outlet.shared().clock().nanos();
            outlet.shared().meters().waited(model, beganNanos - askedNanos);
            outlet.decisions().accept(decide(seen.seen));
            long tookNanos = outlet.shared().clock().nanos() - beganNanos;
            outlet.thinkingNanos().addAndGet(tookNanos);
            outlet.shared().meters().thought(model, tookNanos);
        } finally {
            seen.putDown();
            thinking.set(false);
        }
    }

    private Decision decide(Observation seen) {
        try {
            Intent intent = brain.decide(seen, seat);
            outlet.reasons().ifPresent(reasons -> reasons.note(dueTick, false, brain));
            return new Decision.Made(seat, term, dueTick, intent);
        } catch (RuntimeException broken) {
            return new Decision.Failed(seat, term, dueTick, broken);
        }
    }
}
