package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;
import java.util.UUID;

/** How games come here from owners that hand them over. Thread-safe; blocks. */
public interface Inheritance {

    /**
     * Takes a place for a game, hears its inputs from now on, and finds out whether it could be gone on with here.
     *
     * @return false if it cannot come here; then nothing of it is kept
     */
    boolean prepare(GameId game, UUID handover);

    /**
     * Claims a game of which this server was named the heir, and goes on with it.
     *
     * @return false if it was not got, and is left to whoever finds it
     */
    boolean inherit(GameId game);

    /** The game does not come: gives back what was taken for it, if it has not come meanwhile. */
    void forget(GameId game, UUID handover);
}
