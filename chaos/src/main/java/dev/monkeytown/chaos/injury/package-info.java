/**
 * What can be done to a running cluster, each with its healing, and the seeded choice of when and to whom. Called on the
 * campaign's thread, which waits.
 */
@NullMarked
package dev.monkeytown.chaos.injury;

import org.jspecify.annotations.NullMarked;
