package dev.monkeytown.model.message;

/**
 * The seed's event: something that happened in a step.
 *
 * @param kind {@code collect, throw, hit, bump, splash, crown, rush, dash, lob, blast, pad, return, end, coconut, dodge}
 * @param actor seat, or -1
 * @param target seat, or -1
 */
public record GameEvent(String kind, int tick, int actor, int target, Vector2D position, int amount) {}
