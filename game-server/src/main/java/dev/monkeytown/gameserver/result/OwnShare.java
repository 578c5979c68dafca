package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a game those who ended in its seats played themselves, as its log tells: neither what a stand-in played for
 * them counts, nor what somebody else had played before they came. Pure.
 */
final class OwnShare {

    private OwnShare() {}

    /** By seat, from 0 to 1; 1 for a seat that the log tells nothing of. */
    static Map<Integer, Double> bySeat(FinishedGame game) {
        Map<Integer, Annotation.Seated> now = new HashMap<>();
        Map<Integer, Integer> own = new HashMap<>();
        List<byte[]> frames = game.log().frames();
        for (byte[] bytes : frames) {
            if (FrameCodec.decode(bytes) instanceof Decoded.Value<Frame>(Frame frame)) {
                for (Annotation annotation : frame.annotations()) {
                    if (annotation instanceof Annotation.Seated seated) {
                        now.put(seated.seat(), seated);
                    }
                }
            }
            for (Placed placed : game.placings()) {
                if (plays(placed, now.get(placed.seat()))) {
                    own.merge(placed.seat(), 1, Integer::sum);
                }
            }
        }
        Map<Integer, Double> shares = new HashMap<>();
        for (Placed placed : game.placings()) {
            boolean told = now.containsKey(placed.seat());
            shares.put(placed.seat(), told ? own.getOrDefault(placed.seat(), 0) / (double) frames.size() : 1.0);
        }
        return shares;
    }

    /** An agent in a person's seat is told under the person's id, but as an agent. */
    private static boolean plays(Placed placed, Annotation.@Nullable Seated seated) {
        return seated != null
                && seated.playerId().equals(placed.player().toString())
                && seated.agent() == placed.agent();
    }
}
