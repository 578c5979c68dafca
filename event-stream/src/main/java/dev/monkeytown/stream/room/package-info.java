/**
 * One room per game with sockets here: it follows the game's log, keeps the last seconds of it, answers who joins or
 * comes back, and spreads each frame, encoded once, to all its sockets. Called by connections; a room is owned by one
 * event loop, and of each socket's loop it uses the {@link dev.monkeytown.stream.room.Crowd} there.
 */
@NullMarked
package dev.monkeytown.stream.room;

import org.jspecify.annotations.NullMarked;
