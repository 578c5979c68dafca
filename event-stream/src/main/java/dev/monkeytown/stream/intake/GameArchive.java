package dev.monkeytown.stream.intake;

import dev.monkeytown.model.GameId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What is stored of a running game. Never blocks; stages complete on any thread, exceptionally when the store does not
 * answer.
 */
public interface GameArchive {

    /** The newest keyframe and all frames of the journal. */
    CompletionStage<Stored> whole(GameId id);

    /** The frames after a tick. */
    CompletionStage<Tail> since(GameId id, int tick);

    /** The newest keyframe alone. */
    CompletionStage<Optional<byte[]>> keyframe(GameId id);

    /** What is stored of a game at one moment. */
    sealed interface Stored {}

    /** Nothing: there is no such game. */
    record Absent() implements Stored {}

    /** A game without a keyframe: its owner is about to store one. */
    record Beginning() implements Stored {}

    /**
     * A game that can be gone on with.
     *
     * @param keyframe encoded
     * @param frames encoded, oldest first; the last is at least as new as the keyframe
     * @param over whether the last of the frames ends the game
     */
    record Recording(byte[] keyframe, List<byte[]> frames, boolean over) implements Stored {}

    /**
     * The end of a journal.
     *
     * @param known whether the game has an owner or had one lately
     * @param frames encoded, oldest first
     * @param over whether the last of the frames ends the game
     */
    record Tail(boolean known, List<byte[]> frames, boolean over) {}
}
