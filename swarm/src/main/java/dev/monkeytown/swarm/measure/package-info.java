/**
 * What is counted and timed. A {@link dev.monkeytown.swarm.measure.Tally} belongs to one event loop for a second; what
 * the second gave is an immutable record that anyone may read.
 */
@NullMarked
package dev.monkeytown.swarm.measure;

import org.jspecify.annotations.NullMarked;
