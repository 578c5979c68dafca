package dev.monkeytown.stream.room;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sits where, as keyframe and frames tell it. Owned by the room's thread. */
final class Roster {

    private final Annotation.@Nullable Seated[] seats = new Annotation.@Nullable Seated[Limits.MAX_SEATS];

    /** Starts again from a keyframe and the frames after it. What cannot be decoded says nothing. */
    void read(Replay.Reload present) {
        if (KeyframeCodec.decode(present.keyframe()) instanceof Decoded.Value(var keyframe)) {
            reset(keyframe.roster());
        }
        for (byte[] bytes : present.frames()) {
            if (FrameCodec.decode(bytes) instanceof Decoded.Value(var frame)) {
                var unused = apply(frame);
            }
        }
    }

    /** Starts again from a keyframe's list. */
    void reset(List<Annotation.Seated> seated) {
        Arrays.fill(seats, null);
        seated.forEach(each -> seats[each.seat()] = each);
    }

    /**
     * Takes in what a frame says. Seats that do not exist cannot occur: the wire gives them four bits.
     *
     * @return ids of players who no longer hold a seat
     */
    List<String> apply(Frame frame) {
        List<String> left = new ArrayList<>(0);
        for (Annotation annotation : frame.annotations()) {
            switch (annotation) {
                case Annotation.Seated seated -> sit(seated.seat(), seated, left);
                case Annotation.Vacated(int seat) -> sit(seat, null, left);
                case Annotation.Chat _, Annotation.Served _, Annotation.Slack _ -> {}
            }
        }
        return left;
    }

    private void sit(int seat, Annotation.@Nullable Seated next, List<String> left) {
        Annotation.Seated before = seats[seat];
        if (before != null && (next == null || !next.playerId().equals(before.playerId()))) {
            left.add(before.playerId());
        }
        seats[seat] = next;
    }

    Optional<Annotation.Seated> at(int seat) {
        return Optional.ofNullable(seats[seat]);
    }

    /** Whether this person, not an agent, acts for the seat. */
    boolean holds(int seat, String playerId) {
        Annotation.Seated seated = seats[seat];
        return seated != null && !seated.agent() && seated.playerId().equals(playerId);
    }
}
