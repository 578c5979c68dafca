package dev.monkeytown.platform.resilience;

/** What a service can do without for a while. */
public enum Dependency {
    /** Results, players, the ladder. */
    POSTGRESQL("postgresql"),
    /** Redis for everything but ticks, leases and subscriptions. */
    REDIS_GENERAL("redis-general"),
    /** The game-servers' pages, for who shows them. */
    GAME_SERVERS("game-servers"),
    /** Who signs people in. */
    OAUTH_ISSUER("oauth-issuer"),
    /** Where agents' behaviours come from. */
    BEHAVIOURS("behaviours");

    private final String label;

    Dependency(String label) {
        this.label = label;
    }

    /** Its name in metrics, logs and the readiness endpoint. */
    String label() {
        return label;
    }
}
