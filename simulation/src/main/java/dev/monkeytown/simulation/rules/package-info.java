/** The list of all rule sets of this build: the one place to add a game. Stateless, called from anywhere. */
@NullMarked
package dev.monkeytown.simulation.rules;

import org.jspecify.annotations.NullMarked;
