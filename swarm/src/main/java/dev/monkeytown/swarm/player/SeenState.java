package dev.monkeytown.swarm.player;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What matters here of a {@code game_state} of the JSON dialect.
 *
 * @param drives whether the player, and no agent, drives the seat
 * @param sequence of the newest input applied for the player
 */
record SeenState(long epoch, int tick, int hash, boolean drives, int sequence) {

    /** Reads a message without building a tree; null if it is not a state. */
    static @Nullable SeenState read(byte[] message, String playerId) {
        try (JsonParser json = Messages.JSON.createParser(message)) {
            json.nextToken();
            if (!"type".equals(json.nextName()) || !"game_state".equals(json.nextStringValue())) {
                return null;
            }
            json.nextName();
            json.nextToken();
            return payload(json, playerId);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static SeenState payload(JsonParser json, String playerId) {
        long epoch = 0;
        int tick = 0;
        int hash = 0;
        boolean drives = false;
        int sequence = 0;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "epoch" -> epoch = json.getLongValue();
                case "tick" -> tick = json.getIntValue();
                case "hash" -> hash = json.getIntValue();
                case "players" -> {
                    for (String id = json.nextName(); id != null; id = json.nextName()) {
                        json.nextToken();
                        if (!id.equals(playerId)) {
                            json.skipChildren();
                            continue;
                        }
                        for (String field = json.nextName(); field != null; field = json.nextName()) {
                            JsonToken is = json.nextToken();
                            switch (field) {
                                case "agent" -> drives = is == JsonToken.VALUE_FALSE;
                                case "sequence" -> sequence = json.getIntValue();
                                default -> json.skipChildren();
                            }
                        }
                    }
                }
                default -> {
                    if (value.isStructStart()) {
                        json.skipChildren();
                    }
                }
            }
        }
        return new SeenState(epoch, tick, hash, drives, sequence);
    }
}
