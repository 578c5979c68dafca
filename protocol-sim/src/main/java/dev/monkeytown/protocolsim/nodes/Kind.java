package dev.monkeytown.protocolsim.nodes;

/** What fails in a world. */
public enum Kind {
    /** Game-servers, event-streams, connections. */
    MACHINES,
    /** Redis comes back empty or older, and all but the game-servers. */
    MEMORY,
    /** Everything at once. */
    EVERYTHING;

    private static final Kind[] BY_SEED = {MACHINES, MEMORY, MACHINES, MEMORY, EVERYTHING};

    static Kind of(long seed) {
        return BY_SEED[Math.floorMod(seed, BY_SEED.length)];
    }

    boolean injuresServers() {
        return this != MEMORY;
    }

    boolean injuresMemory() {
        return this != MACHINES;
    }
}
