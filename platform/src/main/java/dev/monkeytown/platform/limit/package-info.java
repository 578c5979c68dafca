/**
 * How often somebody may do something, counted for all instances together in Redis. Called by requests on virtual threads;
 * blocks for one round trip.
 */
@NullMarked
package dev.monkeytown.platform.limit;

import org.jspecify.annotations.NullMarked;
