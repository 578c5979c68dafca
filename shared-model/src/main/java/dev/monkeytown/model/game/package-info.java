/** What services tell each other about games, players and agents: the seed's interfaces as records. Immutable. */
@NullMarked
package dev.monkeytown.model.game;

import org.jspecify.annotations.NullMarked;
