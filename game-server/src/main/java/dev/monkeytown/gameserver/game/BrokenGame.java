package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.codec.GameLog;
import java.time.Instant;

/**
 * All that is left of a game whose tick threw. Immutable.
 *
 * @param epoch the ownership under which it ran
 * @param tick the last tick that was done
 * @param log its frames; if the step threw, the last one is the frame it was taking, so that playing the log shows it
 * @param at when it broke
 */
public record BrokenGame(GameId id, long epoch, int tick, GameLog log, Throwable cause, Instant at) {}
