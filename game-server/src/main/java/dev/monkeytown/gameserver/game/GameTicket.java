package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.agent.Difficulty;

/**
 * A server's right to run a game.
 *
 * @param epoch the ownership, taken from the bus before the first tick
 * @param instance name of this server, told to everybody in the log
 * @param difficulty of the game's agents
 */
public record GameTicket(GameId id, long epoch, String instance, Difficulty difficulty) {}
