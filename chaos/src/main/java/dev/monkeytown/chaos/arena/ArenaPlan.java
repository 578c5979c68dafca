package dev.monkeytown.chaos.arena;

import java.nio.file.Path;

/**
 * What an arena is to be.
 *
 * @param checkout where the modules are built
 * @param green where the modules of the version that comes in their place are built
 * @param data folder of the cluster, thrown away first and kept afterwards for whoever looks for a reason
 * @param binaries where PostgreSQL and Redis are unpacked
 * @param players virtual players
 * @param games over which they are spread
 * @param gameSeconds length of a game
 * @param proxied whether Redis is reached through a {@link FaultProxy}
 * @param nginx whether nginx is the front
 * @param seed of everything random in the swarm
 */
public record ArenaPlan(
        Path checkout,
        Path green,
        Path data,
        Path binaries,
        int players,
        int games,
        int gameSeconds,
        boolean proxied,
        boolean nginx,
        long seed) {}
