package dev.monkeytown.model.message;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON text to messages and back. Decoding is total: whatever arrives becomes a {@link ClientMessage}, if need be a
 * {@link ClientMessage.Malformed} that says which field was wrong and what to do. Thread-safe.
 */
public final class MessageCodec {

    /** A client's JSON is flat; deeper nesting is refused before it costs anything. */
    private static final int MAX_NESTING = 8;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxDocumentLength(Limits.MAX_CLIENT_MESSAGE_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** The text of a message: {@code {"type":…,"payload":…}}. */
    public String encode(ServerMessage message) {
        ObjectNode envelope = mapper.createObjectNode();
        envelope.put("type", message.type());
        envelope.set("payload", mapper.valueToTree(message));
        return mapper.writeValueAsString(envelope);
    }

    /** What a client's text says. */
    public ClientMessage decode(String text) {
        JsonNode envelope;
        try {
            envelope = mapper.readTree(text);
        } catch (JacksonException notJson) {
            return malformed(ErrorCode.BAD_JSON, "not JSON of the form {\"type\":…,\"payload\":{…}}");
        }
        if (!envelope.isObject() || !envelope.path("type").isString()) {
            return malformed(ErrorCode.BAD_FIELD, "'type' must be a text");
        }
        Fields payload = new Fields(envelope.path("payload"));
        String type = envelope.path("type").stringValue();
        ClientMessage message = switch (type) {
            case "join_game" -> new ClientMessage.JoinGame(payload.gameId(), payload.flag("watch"));
            case "player_input" -> new ClientMessage.PlayerInput(input(payload.object("action")));
            case "chat_message" -> new ClientMessage.ChatMessage(payload.chat());
            case "heartbeat" -> new ClientMessage.Heartbeat(payload.number("timestamp"));
            case "resume" ->
                new ClientMessage.Resume(payload.gameId(), payload.whole("epoch", 0, Long.MAX_VALUE), (int)
                        payload.whole("tick", -1, Integer.MAX_VALUE));
            case "leave_game" -> new ClientMessage.LeaveGame();
            default -> malformed(ErrorCode.UNKNOWN_TYPE, "unknown type; see the list of messages in the protocol");
        };
        return payload.wrong().isEmpty()
                ? message
                : malformed(ErrorCode.BAD_FIELD, payload.wrong().get());
    }

    private static InputCodec.Timed input(Fields action) {
        int sequence = (int) action.whole("sequence", 0, 65_535);
        int tick = (int) action.whole("tick", 0, Integer.MAX_VALUE);
        Fields move = action.object("move");
        int angle = (int) move.whole("angle", 0, 255);
        int strength = (int) move.whole("strength", 0, 7);
        int aim = (int) action.whole("aim", 0, 255);
        int buttons = 0;
        for (String button : action.texts("buttons", 2)) {
            switch (button) {
                case "dash" -> buttons |= Command.Input.DASH;
                case "throw" -> buttons |= Command.Input.THROW;
                default -> action.refuse("'buttons' may hold \"dash\" and \"throw\"");
            }
        }
        return new InputCodec.Timed(tick, new Command.Input(0, sequence, angle, strength, aim, buttons));
    }

    private static ClientMessage malformed(ErrorCode code, String explanation) {
        return new ClientMessage.Malformed(code, explanation);
    }

    /** One object's fields, read with their types; the first that is wrong is remembered for all nested ones. */
    private static final class Fields {

        private final JsonNode node;
        private final String path;
        private final Fields root;
        private Optional<String> wrong = Optional.empty();

        Fields(JsonNode node) {
            this.node = node;
            this.path = "payload";
            this.root = this;
            if (!node.isObject() && !node.isMissingNode()) {
                refuse("'payload' must be an object");
            }
        }

        private Fields(JsonNode node, String path, Fields root) {
            this.node = node;
            this.path = path;
            this.root = root;
        }

        Optional<String> wrong() {
            return root.wrong;
        }

        void refuse(String reason) {
            if (root.wrong.isEmpty()) {
                root.wrong = Optional.of(reason);
            }
        }

        private void refuse(String field, String must) {
            refuse("'" + path + "." + field + "' must be " + must);
        }

        Fields object(String field) {
            JsonNode child = node.path(field);
            if (!child.isObject()) {
                refuse(field, "an object");
            }
            return new Fields(child, path + "." + field, root);
        }

        GameId gameId() {
            JsonNode child = node.path("gameId");
            Optional<GameId> id = child.isString() ? GameId.parse(child.stringValue()) : Optional.empty();
            if (id.isEmpty()) {
                refuse("gameId", "a game's id (36 characters)");
            }
            return id.orElseGet(GameId::random);
        }

        boolean flag(String field) {
            JsonNode child = node.path(field);
            if (!child.isMissingNode() && !child.isBoolean()) {
                refuse(field, "true or false");
            }
            return child.isBoolean() && child.booleanValue();
        }

        double number(String field) {
            JsonNode child = node.path(field);
            if (!child.isNumber() || !Double.isFinite(child.doubleValue())) {
                refuse(field, "a number");
                return 0;
            }
            return child.doubleValue();
        }

        long whole(String field, long least, long most) {
            JsonNode child = node.path(field);
            boolean fits = child.isIntegralNumber() && child.canConvertToLong();
            if (!fits || child.longValue() < least || child.longValue() > most) {
                refuse(field, "a whole number from " + least + " to " + most);
                return 0;
            }
            return child.longValue();
        }

        String chat() {
            JsonNode child = node.path("text");
            String text = child.isString() ? child.stringValue().strip() : "";
            if (text.isEmpty() || text.length() > Limits.MAX_CHAT_CHARS) {
                refuse("text", "a text of 1 to " + Limits.MAX_CHAT_CHARS + " characters");
                return "";
            }
            return text;
        }

        Iterable<String> texts(String field, int most) {
            JsonNode child = node.path(field);
            if (child.isMissingNode()) {
                return java.util.List.of();
            }
            boolean fits = child.isArray() && child.size() <= most;
            for (JsonNode each : child) {
                fits &= each.isString();
            }
            if (!fits) {
                refuse(field, "a list of at most " + most + " texts");
                return java.util.List.of();
            }
            return child.values().stream().map(JsonNode::stringValue).toList();
        }
    }
}
