/**
 * Who plays when no person does: characters, their senses and hands, and the brains that decide. Pure: an observation
 * in, an intent out. The game-server's agent coordinator and the practice game in the browser call it.
 */
@NullMarked
package dev.monkeytown.simulation.agent;

import org.jspecify.annotations.NullMarked;
