/**
 * Time: the threads on which games live and the schedule by which they are ticked. Owns no game state; whoever hosts a
 * game gives it to a thread once, and that thread alone ticks it from then on.
 */
@NullMarked
package dev.monkeytown.gameserver.loop;

import org.jspecify.annotations.NullMarked;
