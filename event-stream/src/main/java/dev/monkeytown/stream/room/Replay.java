package dev.monkeytown.stream.room;

import dev.monkeytown.simulation.codec.FrameCodec.Position;
import java.util.List;

/** What brings a client that has the log up to some position to the present; one of exactly three answers. */
sealed interface Replay {

    /** Where the client stands once it has applied the answer. */
    Position upTo();

    /** Nothing is missing. */
    record UpToDate(Position upTo) implements Replay {}

    /** These frames are missing and follow without a gap on what the client has. */
    record Missed(List<byte[]> frames, Position upTo) implements Replay {
        public Missed {
            frames = List.copyOf(frames);
        }
    }

    /** It cannot be shown that frames alone would close the gap: forget everything, start from this keyframe. */
    record Reload(byte[] keyframe, List<byte[]> frames, Position upTo) implements Replay {
        public Reload {
            frames = List.copyOf(frames);
        }
    }
}
