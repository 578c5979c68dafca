package dev.monkeytown.model.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.monkeytown.model.GameId;
import java.util.List;

/** What the server says as JSON. The payload of a message is its record, or the one component that is unwrapped. */
public sealed interface ServerMessage {

    /** First message of a connection. */
    record Welcome(String connectionId, String playerId, String instance, long heartbeatIntervalMs, long serverTime)
            implements ServerMessage {}

    /** Answers a heartbeat, or asks for one. */
    record Heartbeat(double timestamp, long serverTime) implements ServerMessage {}

    /** The whole state, twenty times a second, in the JSON dialect. */
    record GameStateMessage(@JsonUnwrapped GameState state) implements ServerMessage {}

    /** Somebody holds a seat from now on. */
    record PlayerJoined(@JsonUnwrapped Player player) implements ServerMessage {}

    /** A seat is free. */
    record PlayerLeft(String playerId) implements ServerMessage {}

    /** Something happened. */
    record GameEventMessage(@JsonUnwrapped GameEvent event) implements ServerMessage {}

    /** Somebody said something. */
    record ChatMessage(String playerId, String name, String text, int tick) implements ServerMessage {}

    /** A game is over. */
    record GameOver(GameId gameId, List<Placing> standings) implements ServerMessage {
        public GameOver {
            standings = List.copyOf(standings);
        }
    }

    /** The matchmaker has a seat. */
    record GameFound(GameId gameId, int seat) implements ServerMessage {}

    /** How a resume is answered; what is missing follows. */
    record Resumed(Answer answer, long epoch, int tick) implements ServerMessage {

        /** The three answers there are. */
        public enum Answer {
            @JsonProperty("up_to_date")
            UP_TO_DATE,
            @JsonProperty("missed_frames")
            MISSED_FRAMES,
            @JsonProperty("keyframe")
            KEYFRAME
        }
    }

    /** Something the client sent was refused. */
    record Error(String code, String message) implements ServerMessage {
        public static Error of(ErrorCode code, String message) {
            return new Error(code.wire(), message);
        }
    }

    /** The wire's name of this kind of message. */
    @JsonIgnore
    default String type() {
        return switch (this) {
            case Welcome _ -> "welcome";
            case Heartbeat _ -> "heartbeat";
            case GameStateMessage _ -> "game_state";
            case PlayerJoined _ -> "player_joined";
            case PlayerLeft _ -> "player_left";
            case GameEventMessage _ -> "game_event";
            case ChatMessage _ -> "chat_message";
            case GameOver _ -> "game_over";
            case GameFound _ -> "game_found";
            case Resumed _ -> "resumed";
            case Error _ -> "error";
        };
    }
}
