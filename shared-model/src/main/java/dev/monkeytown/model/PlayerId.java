package dev.monkeytown.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** A player or rated agent, for life. */
public record PlayerId(UUID value) {

    /** A new one, at random. */
    public static PlayerId random() {
        return new PlayerId(UUID.randomUUID());
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<PlayerId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlayerId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Reads an id that this platform wrote. */
    @JsonCreator
    public static PlayerId of(String text) {
        return new PlayerId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
