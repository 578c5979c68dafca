/** Bits in and out of byte arrays, bounded and total. Knows nothing of games; used by the state's and the codecs' code on any thread, one owner each. */
@NullMarked
package dev.monkeytown.simulation.bits;

import org.jspecify.annotations.NullMarked;
