/**
 * Finds a seat for whoever wants to play: the one they have, one in an open game, or one in a new game, here or
 * on another server. Called by requests on virtual threads; blocks for a few round trips to Redis, and up to two seconds for
 * a new game.
 */
@NullMarked
package dev.monkeytown.gameserver.matchmaking;

import org.jspecify.annotations.NullMarked;
