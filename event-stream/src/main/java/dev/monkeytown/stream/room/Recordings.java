package dev.monkeytown.stream.room;

import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.stream.intake.GameArchive.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a history of what is stored, by (epoch, tick). */
final class Recordings {

    private Recordings() {}

    /**
     * The longest end of the journal that is without a hole and joins the keyframe; empty if keyframe and journal do
     * not fit together, as between two writes of an owner that fills an empty store, or a room cannot keep all from the
     * keyframe on.
     */
    static Optional<History> history(Recording stored, RoomSettings settings, long nowNanos) {
        if (!(FrameCodec.position(stored.keyframe()) instanceof Decoded.Value(Position keyframe))) {
            return Optional.empty();
        }
        List<Entry> end = unbrokenEnd(stored.frames());
        if (end.isEmpty()) {
            return Optional.of(new History(settings.capacityFrames(), settings.window(), stored.keyframe(), keyframe));
        }
        int last = end.getLast().at().tick();
        int from = Math.max(end.getFirst().at().tick(), last - settings.capacityFrames() + 1);
        if (keyframe.tick() < from - 1 || keyframe.tick() > last) {
            return Optional.empty();
        }
        History history = History.from(from, settings.capacityFrames(), settings.window(), stored.keyframe(), keyframe);
        for (Entry entry : end) {
            if (entry.at().tick() >= from) {
                history.append(entry.at(), entry.frame(), nowNanos);
            }
        }
        return Optional.of(history);
    }

    private static List<Entry> unbrokenEnd(List<byte[]> frames) {
        List<Entry> end = new ArrayList<>();
        for (byte[] frame : frames) {
            if (!(FrameCodec.position(frame) instanceof Decoded.Value(Position at))) {
                end.clear();
                continue;
            }
            if (!end.isEmpty() && at.tick() != end.getLast().at().tick() + 1) {
                end.clear();
            }
            end.add(new Entry(at, frame));
        }
        return end;
    }

    private record Entry(Position at, byte[] frame) {}
}
