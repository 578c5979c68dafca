package dev.monkeytown.swarm.player;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a text message of the server means to a player, states of the JSON dialect aside. */
sealed interface ControlMessage {

    /** The three answers to {@code resume}. */
    enum Answer {
        UP_TO_DATE,
        MISSED_FRAMES,
        KEYFRAME
    }

    /** @param tick where the client stands once it has what follows, -1 if it was not told */
    record Resumed(Answer answer, int tick) implements ControlMessage {}

    record GameOver(String gameId) implements ControlMessage {}

    /** Something that was sent is refused. */
    record Refused(String code, String explanation) implements ControlMessage {}

    /** Welcome, heartbeats, chat and the like: no answer is needed. */
    record Other() implements ControlMessage {}

    /** Not JSON. */
    record Malformed() implements ControlMessage {}

    static ControlMessage read(String text) {
        JsonNode message;
        try {
            message = Messages.JSON.readTree(text);
        } catch (JacksonException notJson) {
            return new Malformed();
        }
        JsonNode payload = message.path("payload");
        return switch (message.path("type").asString("")) {
            case "resumed" ->
                new Resumed(
                        answer(payload.path("answer").asString("")),
                        payload.path("tick").asInt(-1));
            case "game_over" -> new GameOver(payload.path("gameId").asString(""));
            case "error" ->
                new Refused(
                        payload.path("code").asString(""),
                        payload.path("message").asString(""));
            default -> new Other();
        };
    }

    private static Answer answer(String word) {
        return switch (word) {
            case "up_to_date" -> Answer.UP_TO_DATE;
            case "missed_frames" -> Answer.MISSED_FRAMES;
            default -> Answer.KEYFRAME;
        };
    }
}
