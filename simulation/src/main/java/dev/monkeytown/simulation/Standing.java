package dev.monkeytown.simulation;

/**
 * One seat's place in a game.
 *
 * @param place 1 is best; equal scores share a place
 * @param score bananas held
 */
public record Standing(int place, int seat, int score) {}
