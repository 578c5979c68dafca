/**
 * Banana Brawl: your bananas are your score and your ammunition. The state is arrays of numbers, one class for each kind
 * of thing; {@link BananaBrawl} owns them and its step is the list of phases. One thread owns a game.
 */
@NullMarked
package dev.monkeytown.simulation.brawl;

import org.jspecify.annotations.NullMarked;
