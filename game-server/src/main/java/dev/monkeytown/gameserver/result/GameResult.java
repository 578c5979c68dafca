package dev.monkeytown.gameserver.result;

import dev.monkeytown.model.message.Placing;
import java.util.List;

/**
 * The JSON in {@code games.result}.
 *
 * @param finalHash of the state after the last tick; playing the log gives the same
 */
public record GameResult(List<Placing> standings, int finalHash, int ticks) {

    public GameResult {
        standings = List.copyOf(standings);
    }
}
