package dev.monkeytown.gameserver.result;

import dev.monkeytown.simulation.GameRules;

/**
 * The JSON in {@code games.config}: all that decided how the game began, with the names of the seed's GameConfig.
 *
 * @param mode name of the rules that played it
 * @param duration seconds
 * @param rules their numbers
 * @param aiDifficulty easy, medium or hard
 * @param seed of the island and the bananas
 */
public record GameSettings(String mode, int maxPlayers, int duration, GameRules rules, String aiDifficulty, int seed) {}
