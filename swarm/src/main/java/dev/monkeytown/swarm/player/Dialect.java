package dev.monkeytown.swarm.player;

/** How a game travels. */
public enum Dialect {
    FRAMES("monkeytown.v1.frames"),
    JSON("monkeytown.v1.json");

    private final String subprotocol;

    Dialect(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    String subprotocol() {
        return subprotocol;
    }
}
