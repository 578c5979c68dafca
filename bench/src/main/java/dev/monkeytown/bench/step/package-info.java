/**
 * {@code bench step}: what one tick of one game costs, operation by operation, measured by JMH in JVMs of their own with
 * the game-server's flags. Knows the simulation and nothing of loops, Redis or sockets.
 */
@NullMarked
package dev.monkeytown.bench.step;

import org.jspecify.annotations.NullMarked;
