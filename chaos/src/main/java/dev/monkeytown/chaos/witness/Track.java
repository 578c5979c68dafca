package dev.monkeytown.chaos.witness;

import java.util.List;

/**
 * What one client saw of one game, in the order of arrival.
 *
 * @param finished whether it saw the end of the game
 */
public record Track(int client, String gameId, List<Sight> sights, List<Ack> acks, List<Drop> drops, boolean finished) {

    public Track {
        sights = List.copyOf(sights);
        acks = List.copyOf(acks);
        drops = List.copyOf(drops);
    }
}
