package dev.monkeytown.swarm.player;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The control messages that a client sends, as JSON. */
final class Messages {
    static final JsonMapper JSON = new JsonMapper();

    private Messages() {}

    static String join(String gameId, boolean watch) {
        return message("join_game", watch ? Map.of("gameId", gameId, "watch", true) : Map.of("gameId", gameId));
    }

    static String resume(String gameId, long epoch, int tick) {
        return message("resume", Map.of("gameId", gameId, "epoch", Math.max(0, epoch), "tick", tick));
    }

    static String heartbeat() {
        return message("heartbeat", Map.of("timestamp", System.currentTimeMillis()));
    }

    static String input(int sequence, int tick, int angle, int strength, int aim) {
        return message(
                "player_input",
                Map.of(
                        "action",
                        Map.of(
                                "sequence", sequence,
                                "tick", tick,
                                "move", Map.of("angle", angle, "strength", strength),
                                "aim", aim)));
    }

    private static String message(String type, Map<String, ?> payload) {
        return JSON.writeValueAsString(Map.of("type", type, "payload", payload));
    }
}
