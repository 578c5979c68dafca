/**
 * Who sits where in which game, so that nothing but what is compared differs, and the games themselves. A game is played
 * by one thread; a tournament by as many as there are cores.
 */
@NullMarked
package dev.monkeytown.tournament.match;

import org.jspecify.annotations.NullMarked;
