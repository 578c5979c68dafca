/**
 * One running game: what reaches it, the tick that applies it, and the frames that leave it. A game is owned by the loop
 * thread it is pinned to; other threads only put messages into its {@link dev.monkeytown.gameserver.game.Inbox} and read
 * its latest {@link dev.monkeytown.gameserver.game.GameSnapshot}. Nothing here knows Redis, the database or Spring.
 */
@NullMarked
package dev.monkeytown.gameserver.game;

import org.jspecify.annotations.NullMarked;
