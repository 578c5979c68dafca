/**
 * Headless games between agents that prove how strong levels and decision models are and how characters differ. Its
 * parts are {@code match} (who plays whom, and one game), {@code rating} (from places to Elo with intervals),
 * {@code report} and {@code cli}. It knows the simulation and no server.
 */
@NullMarked
package dev.monkeytown.tournament;

import org.jspecify.annotations.NullMarked;
