/**
 * Time: the threads on which games live and the schedule by which they are ticked. Owns no game state. Whoever hosts a
 * game hands it in once; one thread at a time ticks it, and a balancing once a second may move it to another.
 */
@NullMarked
package dev.monkeytown.gameserver.loop;

import org.jspecify.annotations.NullMarked;
