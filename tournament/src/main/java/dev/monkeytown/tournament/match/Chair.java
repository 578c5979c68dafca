package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.agent.Cast;

/**
 * Who sits in one seat of one game.
 *
 * @param side its place in the list of sides
 */
public record Chair(int side, Cast character) {}
