/** The game-server: runs games at sixty ticks a second, finds seats for players, keeps what happened. */
@NullMarked
package dev.monkeytown.gameserver;

import org.jspecify.annotations.NullMarked;
