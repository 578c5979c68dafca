/** Identities and caps that every service speaks of. Immutable values, used on any thread. */
@NullMarked
package dev.monkeytown.model;

import org.jspecify.annotations.NullMarked;
