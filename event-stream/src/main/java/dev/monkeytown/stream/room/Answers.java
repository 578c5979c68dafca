package dev.monkeytown.stream.room;

import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.model.message.ServerMessage.Resumed;

/** A replay as it goes over the wire. */
final class Answers {

    private Answers() {}

    /** What announces the replay. A JSON client has no frames to continue, so what it missed is always the state. */
    static ServerMessage resumed(Replay replay, Dialect dialect) {
        Resumed.Answer answer = switch (replay) {
            case Replay.UpToDate _ -> Resumed.Answer.UP_TO_DATE;
            case Replay.Missed _ -> dialect == Dialect.JSON ? Resumed.Answer.KEYFRAME : Resumed.Answer.MISSED_FRAMES;
            case Replay.Reload _ -> Resumed.Answer.KEYFRAME;
        };
        return new Resumed(answer, replay.upTo().epoch(), replay.upTo().tick());
    }

    /** The binary messages of a replay. */
    static void write(Replay replay, ServerFrames into) {
        switch (replay) {
            case Replay.UpToDate _ -> {}
            case Replay.Missed missed -> missed.frames().forEach(into::binary);
            case Replay.Reload reload -> {
                into.binary(reload.keyframe());
                reload.frames().forEach(into::binary);
            }
        }
    }
}
