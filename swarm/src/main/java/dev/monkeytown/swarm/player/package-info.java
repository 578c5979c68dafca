/**
 * The virtual players: how each comes into a game, plays it, loses and resumes it, and goes on to the next. What belongs to
 * a game is owned by the event loop of its {@link dev.monkeytown.swarm.player.Lane}.
 */
@NullMarked
package dev.monkeytown.swarm.player;

import org.jspecify.annotations.NullMarked;
