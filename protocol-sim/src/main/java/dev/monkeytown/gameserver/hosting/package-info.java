/** The simulation's own door to a game-server's host, whose parts are not public. */
@NullMarked
package dev.monkeytown.gameserver.hosting;

import org.jspecify.annotations.NullMarked;
