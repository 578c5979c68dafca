package dev.monkeytown.swarm.player;

/**
 * What one client sees of its game.
 *
 * @param player its number, from 0
 * @param gameId empty while it is in none
 * @param epoch of the last frame, -1 before the first
 * @param tick of the last frame, -1 before the first
 * @param replicaTick the tick to which {@code hash} belongs
 * @param hash of the state that the clients of this game share, 0 without one
 */
public record ClientView(
        int player, boolean connected, String gameId, int seat, long epoch, int tick, int replicaTick, int hash) {}
