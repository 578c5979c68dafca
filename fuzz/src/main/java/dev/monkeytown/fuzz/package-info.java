/**
 * What whoever is outside may send, thrown at what reads it. With {@code JAZZER_FUZZ=1} each test looks for inputs that break
 * it, for a minute; without it takes its samples and what was found before.
 */
@NullMarked
package dev.monkeytown.fuzz;

import org.jspecify.annotations.NullMarked;
