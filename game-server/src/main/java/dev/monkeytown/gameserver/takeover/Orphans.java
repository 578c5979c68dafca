package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.model.GameId;
import java.util.List;
import java.util.Optional;

/** The leases of all games, as far as they concern a successor. Thread-safe; blocks. */
public interface Orphans {

    /**
     * Games whose lease ran out, the longest ago first.
     *
     * @throws io.lettuce.core.RedisException if the store does not answer
     */
    List<Orphan> expired(int most);

    /**
     * Claims a game under a new epoch and reads what the owner before left of it.
     *
     * @return empty if it is owned, over, gone, or not complete
     * @throws io.lettuce.core.RedisException if the store does not answer; the game may be claimed all the same
     */
    Optional<Claimed> takeOver(GameId id);
}
