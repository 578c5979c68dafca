package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;

/** Where a game that lost its server can go on. Thread-safe. */
public interface Adoption {

    /** Whether the game runs here, or is about to. */
    boolean hosts(GameId id);

    /**
     * Takes a place for a game.
     *
     * @param urgent also where there is none by what the games cost, up to a quarter more
     */
    boolean takePlace(boolean urgent);

    /**
     * Claims the game and goes on with it, for which a place was taken; gives the place back if that is not possible.
     * Blocks.
     *
     * @return false if it was claimed in vain, and should be left to others for a while
     */
    boolean takeOver(GameId id);
}
