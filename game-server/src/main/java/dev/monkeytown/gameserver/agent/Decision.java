package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.agent.Intent;

/** What came of asking an agent; on its way from a worker through the game's inbox to its loop thread. Immutable. */
public sealed interface Decision {

    /** The seat it was made for. */
    int seat();

    /** For which of the seat's agents, should it have changed since. */
    int term();

    /** The tick after which it is to be done: one response latency after what it was decided on. */
    int dueTick();

    /** The agent knows what it wants. */
    record Made(int seat, int term, int dueTick, Intent intent) implements Decision {}

    /** Its brain threw. */
    record Failed(int seat, int term, int dueTick, RuntimeException cause) implements Decision {}
}
