package dev.monkeytown.stream.room;

import java.util.Optional;

/** How a socket wants to be spoken to. */
public enum Dialect {
    /** Binary frames and keyframes; the client runs the simulation. */
    FRAMES("monkeytown.v1.frames"),
    /** Everything as JSON; the room runs the simulation. */
    JSON("monkeytown.v1.json");

    private final String subprotocol;

    Dialect(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** Its name in {@code Sec-WebSocket-Protocol}. */
    public String subprotocol() {
        return subprotocol;
    }

    /** The dialect of this name. */
    public static Optional<Dialect> of(String subprotocol) {
        for (Dialect dialect : values()) {
            if (dialect.subprotocol.equals(subprotocol)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
