package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.data.SigningKeys;

/**
 * What the services of one cluster find around them.
 *
 * @param redisUrl with password
 * @param databaseUrl JDBC
 * @param ports to take the services' own from
 */
public record Surroundings(
        String redisUrl,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        SigningKeys keys,
        FreePorts ports) {}
