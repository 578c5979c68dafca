package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.agent.Difficulty;
import java.time.Instant;
import java.util.List;

/**
 * A game that was taken over from a server that no longer renews it, as that server left it. The arrays are not to be
 * changed.
 *
 * @param ticket our right to run it
 * @param tick the last one published
 * @param keyframeTick of the keyframe
 * @param log a {@link dev.monkeytown.simulation.codec.GameLog#stretch} of the frames up to the keyframe
 * @param frames those after it
 * @param waiting what an owner that handed it over had not done yet; nothing, if the owner died
 */
public record Claimed(
        GameTicket ticket,
        int tick,
        int keyframeTick,
        Instant startedAt,
        byte[] keyframe,
        byte[] log,
        List<byte[]> frames,
        List<InboxMessage> waiting) {

    /** Of the game's agents. */
    public Difficulty difficulty() {
        return ticket.difficulty();
    }
}
