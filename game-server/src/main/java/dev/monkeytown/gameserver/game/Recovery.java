package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.PlayerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bus that forgot a game is told to know it again: enough for another server to take over from there. Immutable; the
 * arrays are not to be changed.
 *
 * @param tick the last one published
 * @param keyframeTick of the newest published keyframe; 0 while there is none
 * @param log the frames up to the keyframe
 * @param frames those after it, up to {@code tick}
 * @param persons the seats that persons hold
 */
public record Recovery(
        int tick,
        int keyframeTick,
        Optional<byte[]> keyframe,
        List<byte[]> log,
        List<byte[]> frames,
        Map<Integer, PlayerId> persons) {}
