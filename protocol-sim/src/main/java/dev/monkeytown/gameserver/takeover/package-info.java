/** The simulation's own door to a game-server's handovers, whose parts are not public. */
@NullMarked
package dev.monkeytown.gameserver.takeover;

import org.jspecify.annotations.NullMarked;
