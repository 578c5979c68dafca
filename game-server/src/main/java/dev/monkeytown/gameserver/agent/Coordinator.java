package dev.monkeytown.gameserver.agent;

import dev.monkeytown.gameserver.loop.NanoClock;

/**
 * What the agents of all games of a server share. Thread-safe.
 *
 * @param thinkers where they decide
 * @param clock says how long decisions wait and take
 * @param explains whether agents' reasons are kept for operators
 */
public record Coordinator(Thinkers thinkers, NanoClock clock, AgentMeters meters, boolean explains) {

    /** Without reasons. */
    public Coordinator(Thinkers thinkers, NanoClock clock, AgentMeters meters) {
        this(thinkers, clock, meters, false);
    }
}
