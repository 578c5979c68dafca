package dev.monkeytown.gameserver.game;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** Lets tests of the bus play the part that a game's outbox has. */
public final class Publications {

    private Publications() {}

    /** @param keyframe none if empty */
    public static Publication of(int tick, String frame, String keyframe, boolean last) {
        byte[] bytes = frame.getBytes(UTF_8);
        Optional<Publication.Savepoint> savepoint = keyframe.isEmpty()
                ? Optional.empty()
                : Optional.of(new Publication.Savepoint(keyframe.getBytes(UTF_8), List.of(bytes)));
        return new Publication(tick, bytes, savepoint, last);
    }

    /** One that hands its game over. */
    public static Publication handingOver(int tick, String frame, String keyframe, Publication.Bequest bequest) {
        byte[] bytes = frame.getBytes(UTF_8);
        Publication.Savepoint savepoint = new Publication.Savepoint(keyframe.getBytes(UTF_8), List.of(bytes));
        return new Publication(tick, bytes, Optional.of(savepoint), false, Optional.of(bequest));
    }

    public static void sending(Publication publication) {
        publication.sending(0, true);
    }

    public static Publication.Answer answer(Publication publication) {
        return publication.answer();
    }
}
