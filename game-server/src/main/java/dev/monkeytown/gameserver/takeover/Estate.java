package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** This server's games, as far as they can be handed over. Thread-safe. */
public interface Estate {

    /** Takes no more games, and sends nobody to those that are here. Blocks. */
    void drain();

    /** The games that run here; first those that fewest persons play, and of these the youngest. */
    List<GameId> running();

    /** Games that may run here at a time, as far as can be told from what those that do cost. */
    int capacity();

    /**
     * The game is to go to another server as soon as that one's mark comes.
     *
     * @return completes when the game runs here no more, with whether it went to the heir; empty if it does not run here
     */
    Optional<CompletableFuture<Boolean>> bequeath(GameId game, String heir, UUID handover);

    /** The game is to stay. Returns false if it is too late for that. */
    boolean keep(GameId game, UUID handover);
}
