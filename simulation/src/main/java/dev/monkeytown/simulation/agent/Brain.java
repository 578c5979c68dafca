package dev.monkeytown.simulation.agent;

import dev.monkeytown.simulation.Observation;
import java.util.Optional;

/**
 * Decides for one seat of one game. It may remember things between calls; it is called by one thread at a time, and
 * sees the game only through observations. The work of one decision is bounded in steps, never by a clock.
 */
public interface Brain {

    /**
     * What to do, given what the seat's holder could see its reaction time ago.
     *
     * @param seen not to be kept: it is reused after the call
     * @param seat the seat decided for; it may be absent from the observation when it has just been taken
     */
    Intent decide(Observation seen, int seat);

    /** From now on the reasons of each decision are noted, or no longer. At first they are not, which costs nothing. */
    default void explain(boolean wanted) {}

    /** Why it decided as it did last; empty if that was not to be noted. */
    default Optional<Thought> thought() {
        return Optional.empty();
    }
}
