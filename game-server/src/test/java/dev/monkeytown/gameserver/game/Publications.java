package dev.monkeytown.gameserver.game;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Lets tests of the bus play the part that a game's outbox has. */
public final class Publications {

    private Publications() {}

    /** @param keyframe none if empty */
    public static Publication of(int tick, String frame, String keyframe, boolean last) {
        Optional<byte[]> state = keyframe.isEmpty() ? Optional.empty() : Optional.of(keyframe.getBytes(UTF_8));
        return new Publication(tick, frame.getBytes(UTF_8), state, last);
    }

    public static void sending(Publication publication) {
        publication.sending();
    }

    public static Publication.Answer answer(Publication publication) {
        return publication.answer();
    }
}
