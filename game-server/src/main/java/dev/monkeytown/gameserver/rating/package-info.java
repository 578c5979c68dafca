/**
 * How strong players are held to be, persons and agents on one scale: the arithmetic, and nothing of where it is stored.
 * Called by whoever stores a game's result, on its thread.
 */
@NullMarked
package dev.monkeytown.gameserver.rating;

import org.jspecify.annotations.NullMarked;
