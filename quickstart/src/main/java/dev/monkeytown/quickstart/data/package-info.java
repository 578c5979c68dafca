/**
 * The folder that survives a restart and the two databases that live in it: PostgreSQL and Redis, unpacked from the
 * artifacts that carry them, reachable on loopback only and with passwords of their own. Called by {@code cluster} while
 * it starts and stops, on its threads.
 */
@NullMarked
package dev.monkeytown.quickstart.data;

import org.jspecify.annotations.NullMarked;
