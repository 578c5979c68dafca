package dev.monkeytown.simulation.agent;

import dev.monkeytown.simulation.Observation;

/**
 * Decides for one seat of one game. It may remember things between calls; it is called by one thread at a time, and
 * sees the game only through observations.
 */
public interface Brain {

    /**
     * What to do, given what the seat's holder could see its reaction time ago.
     *
     * @param seen not to be kept: it is reused after the call
     * @param seat the seat decided for; it may be absent from the observation when it has just been taken
     */
    Intent decide(Observation seen, int seat);
}
