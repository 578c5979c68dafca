package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.agent.Thought;

/**
 * Why an agent did something.
 *
 * @param dueTick the tick after which it was to be done
 * @param reflex whether it had missed its turn and this is what it did without thinking
 */
public record Reason(int dueTick, boolean reflex, Thought thought) {}
