package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.game.LiveGame;
import java.util.List;

/**
 * What other threads may know of a running game, at most a second old. Immutable.
 *
 * @param participants by seat
 * @param leader name of who has most
 * @param personsConnected persons who play right now
 * @param joinOrder seats in the order in which newcomers should get them: agents with little first
 */
public record GameSnapshot(
        int tick,
        List<LiveGame.Participant> participants,
        int secondsLeft,
        String leader,
        int personsConnected,
        List<Integer> joinOrder) {

    public GameSnapshot {
        participants = List.copyOf(participants);
        joinOrder = List.copyOf(joinOrder);
    }
}
