package dev.monkeytown.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** One played instance of a game. */
public record GameId(UUID value) {

    /** A new one, at random. */
    public static GameId random() {
        return new GameId(UUID.randomUUID());
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<GameId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GameId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Reads an id that this platform wrote. */
    @JsonCreator
    public static GameId of(String text) {
        return new GameId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
