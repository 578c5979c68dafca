package dev.monkeytown.simulation;

/**
 * What a set of rules says about itself before any game is made of it.
 *
 * @param name its name in configuration, logs and addresses, for example {@code banana-brawl}
 * @param minSeats the fewest seats a game may have
 * @param maxSeats the most seats a game may have
 * @param tickPolicy when its games step
 */
public record GameSpec(String name, int minSeats, int maxSeats, TickPolicy tickPolicy) {}
