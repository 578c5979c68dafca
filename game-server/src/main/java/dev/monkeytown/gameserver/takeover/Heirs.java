package dev.monkeytown.gameserver.takeover;

import java.util.List;

/** The other servers to which games could be handed over. Thread-safe. */
public interface Heirs {

    /**
     * Another server with room.
     *
     * @param games that run there
     * @param capacity games that may, by what they cost; more than {@code games}
     */
    record Heir(String instance, int games, int capacity) {

        double fullness() {
            return (double) games / capacity;
        }

        Heir withOneMore() {
            return new Heir(instance, games + 1, capacity);
        }
    }

    /** Those with room, the emptiest first. */
    List<Heir> heirs();
}
