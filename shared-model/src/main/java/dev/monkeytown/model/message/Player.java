package dev.monkeytown.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The seed's player: one occupied seat.
 *
 * @param avatar name of the figure to draw
 * @param doing what the figure is doing: {@code alive, stunned, dashing, protected, splashed}
 * @param sequence that of the newest input applied for the seat, which acknowledges all up to it; 0 before the first
 */
public record Player(
        String id,
        String name,
        String avatar,
        Vector2D position,
        int score,
        Status status,
        int seat,
        boolean agent,
        Vector2D velocity,
        int aim,
        String doing,
        boolean crown,
        int sequence) {

    /** A player who has not acted yet. */
    public Player(
            String id,
            String name,
            String avatar,
            Vector2D position,
            int score,
            Status status,
            int seat,
            boolean agent,
            Vector2D velocity,
            int aim,
            String doing,
            boolean crown) {
        this(id, name, avatar, position, score, status, seat, agent, velocity, aim, doing, crown, 0);
    }

    /** Whether a person's connection stands. */
    public enum Status {
        @JsonProperty("connected")
        CONNECTED,
        @JsonProperty("disconnected")
        DISCONNECTED,
        @JsonProperty("playing")
        PLAYING
    }
}
