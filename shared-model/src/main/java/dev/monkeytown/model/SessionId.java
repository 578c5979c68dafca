package dev.monkeytown.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** One browser's visit: it survives reloads and reconnects. */
public record SessionId(UUID value) {

    /** A new one, at random. */
    public static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    /** Reads the 36-character form; empty for anything else. */
    public static Optional<SessionId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SessionId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Reads an id that this platform wrote. */
    @JsonCreator
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
