package dev.monkeytown.model.message;

/** One line of a finished game's standings; equal scores share a place. */
public record Placing(int place, String playerId, String name, boolean agent, int bananas) {}
