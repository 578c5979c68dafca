/**
 * The vocabulary of a game as a log: rules, commands, frames, keyframes and the simulation that steps over them.
 * Game-servers, event-streams and browsers call it, each on the one thread that owns the game there. Nothing in this
 * module knows a clock, a thread, input/output or a library, so the same bytes give the same state everywhere.
 */
@NullMarked
package dev.monkeytown.simulation;

import org.jspecify.annotations.NullMarked;
