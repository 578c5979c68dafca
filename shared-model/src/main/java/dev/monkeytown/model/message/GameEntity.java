package dev.monkeytown.model.message;

/**
 * The seed's entity: anything that is not a player.
 *
 * @param id unique in the game
 * @param kind {@code banana, golden_banana, shot, coconut, coconut_in_flight, trunk, pad}
 * @param owner the seat it belongs to, or -1
 * @param value bananas it is worth, or radius in units for trunks and pads
 */
public record GameEntity(String id, String kind, Vector2D position, int owner, int value) {}
