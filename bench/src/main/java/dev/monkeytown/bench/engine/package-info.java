/**
 * {@code bench engine}: how many games a core and this machine hold at 60 Hz. The command starts a Redis and a JVM as a
 * game-server's, tells it step by step how many games to hold, and judges what comes back; in that JVM the game-server's
 * own loop threads, games and publisher run, with recorders around the clock, the ticks and the simulations.
 */
@NullMarked
package dev.monkeytown.bench.engine;

import org.jspecify.annotations.NullMarked;
