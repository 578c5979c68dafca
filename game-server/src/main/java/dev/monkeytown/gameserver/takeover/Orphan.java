package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;

/**
 * A running game whose owner does not renew it.
 *
 * @param sinceMs how long ago the lease ran out, by the clock of the store, so the same for all who ask
 * @param owner the instance that had it last; blank if that is not known
 */
public record Orphan(GameId id, long sinceMs, String owner) {}
