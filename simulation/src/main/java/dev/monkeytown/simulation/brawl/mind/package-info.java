/**
 * How agents decide in Banana Brawl: one brain for each decision model, over shared eyes, legs and hands. They see
 * observations only and reach no game, not even by the lookahead's imagination. Each brain is called by one thread at a
 * time; {@code rules} hands them out.
 */
@NullMarked
package dev.monkeytown.simulation.brawl.mind;

import org.jspecify.annotations.NullMarked;
