/**
 * The HTTP face of the game-server under {@code /api}: who calls, what is refused and how it is said, and the views of
 * games and ladder. Runs on a virtual thread per request and may block.
 */
@NullMarked
package dev.monkeytown.gameserver.web;

import org.jspecify.annotations.NullMarked;
