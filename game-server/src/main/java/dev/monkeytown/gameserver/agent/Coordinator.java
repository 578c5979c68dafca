package dev.monkeytown.gameserver.agent;

import dev.monkeytown.gameserver.loop.NanoClock;

/**
 * What the agents of all games of a server share. Thread-safe.
 *
 * @param thinkers where they decide
 * @param clock says how long decisions wait and take
 */
public record Coordinator(Thinkers thinkers, NanoClock clock, AgentMeters meters) {}
