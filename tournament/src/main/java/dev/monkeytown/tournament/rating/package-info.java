/** From places to strengths: pairs won, a Bradley–Terry fit, intervals by resampling games. Pure functions. */
@NullMarked
package dev.monkeytown.tournament.rating;

import org.jspecify.annotations.NullMarked;
