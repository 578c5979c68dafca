package dev.monkeytown.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.message.GameEntity;
import dev.monkeytown.model.message.GameEvent;
import dev.monkeytown.model.message.GameState;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.message.Placing;
import dev.monkeytown.model.message.Player;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.model.message.Vector2D;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageCodecTest {

    private static final GameId GAME = GameId.of("0b9f8f5e-4f0e-4f36-9a54-3c7d0f7a1d11");
    private static final Player PLAYER = new Player(
            "p1",
            "Mia",
            "human",
            new Vector2D(1, 2),
            3,
            Player.Status.PLAYING,
            0,
            false,
            new Vector2D(0, 0),
            64,
            "alive",
            true);
    private static final GameEvent EVENT = new GameEvent("hit", 5, 1, 2, new Vector2D(3, 4), 3);

    private final MessageCodec codec = new MessageCodec();
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** What a client may say, and what it means. */
    private static final Map<String, ClientMessage> SAID = samples();

    private static Map<String, ClientMessage> samples() {
        Map<String, ClientMessage> said = new LinkedHashMap<>();
        said.put(
                "{\"type\":\"join_game\",\"payload\":{\"gameId\":\"" + GAME + "\"}}",
                new ClientMessage.JoinGame(GAME, false));
        said.put(
                "{\"type\":\"player_input\",\"payload\":{\"action\":{\"sequence\":7,\"tick\":99,"
                        + "\"move\":{\"angle\":64,\"strength\":7},\"aim\":128,\"buttons\":[\"dash\",\"throw\"]}}}",
                new ClientMessage.PlayerInput(new InputCodec.Timed(99, new Command.Input(0, 7, 64, 7, 128, 3))));
        said.put("{\"type\":\"chat_message\",\"payload\":{\"text\":\" hi \"}}", new ClientMessage.ChatMessage("hi"));
        said.put("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":12.5}}", new ClientMessage.Heartbeat(12.5));
        said.put(
                "{\"type\":\"resume\",\"payload\":{\"gameId\":\"" + GAME
                        + "\",\"epoch\":1763800000000000,\"tick\":-1}}",
                new ClientMessage.Resume(GAME, 1_763_800_000_000_000L, -1));
        said.put("{\"type\":\"leave_game\",\"payload\":{}}", new ClientMessage.LeaveGame());
        said.put(
                "{\"type\":\"sing\",\"payload\":{}}",
                new ClientMessage.Malformed(
                        ErrorCode.UNKNOWN_TYPE, "unknown type; see the list of messages in the protocol"));
        return said;
    }

    /** One message of every kind that a server says, with the fields its payload must have. */
    private static final Map<ServerMessage, List<String>> SERVED = Map.ofEntries(
            Map.entry(
                    new ServerMessage.Welcome("c", "p", "i", 10_000, 1),
                    List.of("connectionId", "playerId", "instance", "heartbeatIntervalMs", "serverTime")),
            Map.entry(new ServerMessage.Heartbeat(1.5, 2), List.of("timestamp", "serverTime")),
            Map.entry(
                    new ServerMessage.GameStateMessage(new GameState(
                            Map.of("p1", PLAYER),
                            Map.of("banana-1", new GameEntity("banana-1", "banana", new Vector2D(0, 0), -1, 1)),
                            List.of(EVENT),
                            1,
                            2,
                            3,
                            4,
                            5)),
                    List.of("players", "entities", "events", "timestamp", "epoch", "tick", "secondsLeft", "hash")),
            Map.entry(
                    new ServerMessage.PlayerJoined(PLAYER),
                    List.of(
                            "id",
                            "name",
                            "avatar",
                            "position",
                            "score",
                            "status",
                            "seat",
                            "agent",
                            "velocity",
                            "aim",
                            "doing",
                            "crown",
                            "sequence")),
            Map.entry(new ServerMessage.PlayerLeft("p1"), List.of("playerId")),
            Map.entry(
                    new ServerMessage.GameEventMessage(EVENT),
                    List.of("kind", "tick", "actor", "target", "position", "amount")),
            Map.entry(new ServerMessage.ChatMessage("p1", "Mia", "hi", 9), List.of("playerId", "name", "text", "tick")),
            Map.entry(
                    new ServerMessage.GameOver(GAME, List.of(new Placing(1, "p1", "Mia", false, 9))),
                    List.of("gameId", "standings")),
            Map.entry(new ServerMessage.GameFound(GAME, 3), List.of("gameId", "seat")),
            Map.entry(
                    new ServerMessage.Resumed(ServerMessage.Resumed.Answer.MISSED_FRAMES, 1, 2),
                    List.of("answer", "epoch", "tick")),
            Map.entry(ServerMessage.Error.of(ErrorCode.BAD_JSON, "why"), List.of("code", "message")));

    @Test
    void hasASampleOfEveryMessage() {
        assertThat(SAID.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ClientMessage.class.getPermittedSubclasses());
        assertThat(SERVED.keySet().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ServerMessage.class.getPermittedSubclasses());
    }

    @Test
    void understandsEverythingAClientMaySay() {
        SAID.forEach((text, message) -> assertThat(codec.decode(text)).as(text).isEqualTo(message));
    }

    @Test
    void writesTypeAndFlatPayloadOfEveryServerMessage() {
        SERVED.forEach((message, fields) -> {
            JsonNode json = mapper.readTree(codec.encode(message));
            assertThat(json.path("type").stringValue()).isEqualTo(message.type());
            assertThat(json.path("payload").propertyNames())
                    .as(message.type())
                    .containsExactlyInAnyOrderElementsOf(fields);
        });
        JsonNode state =
                mapper.readTree(codec.encode(new ServerMessage.Resumed(ServerMessage.Resumed.Answer.UP_TO_DATE, 1, 2)));
        assertThat(state.path("payload").path("answer").stringValue()).isEqualTo("up_to_date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                          | BAD_JSON  | not JSON
            []                                                         | BAD_FIELD | 'type'
            {"type":7}                                                 | BAD_FIELD | 'type'
            {"type":"join_game"}                                       | BAD_FIELD | 'payload.gameId'
            {"type":"join_game","payload":[]}                          | BAD_FIELD | 'payload'
            {"type":"join_game","payload":{"gameId":"x"}}              | BAD_FIELD | 'payload.gameId'
            {"type":"player_input","payload":{"action":3}}             | BAD_FIELD | 'payload.action'
            {"type":"player_input","payload":{"action":{"sequence":1}}}| BAD_FIELD | 'payload.action.tick'
            {"type":"chat_message","payload":{"text":""}}              | BAD_FIELD | 'payload.text'
            {"type":"chat_message","payload":{"text":["a"]}}           | BAD_FIELD | 'payload.text'
            {"type":"heartbeat","payload":{"timestamp":"now"}}         | BAD_FIELD | 'payload.timestamp'
            {"type":"resume","payload":{"gameId":"0b9f8f5e-4f0e-4f36-9a54-3c7d0f7a1d11","epoch":-1,"tick":0}} | BAD_FIELD | 'payload.epoch'
            {"type":"leave_game","type":"join_game"}                   | BAD_JSON  | not JSON
            """)
    void saysWhatIsWrongWithTheRest(String text, ErrorCode code, String explanation) {
        assertThat(codec.decode(text)).isInstanceOfSatisfying(ClientMessage.Malformed.class, malformed -> {
            assertThat(malformed.code()).isEqualTo(code);
            assertThat(malformed.explanation()).contains(explanation);
        });
    }

    @Test
    void neverThrowsWhateverArrives() {
        Random random = new Random(7);
        List<String> texts = List.copyOf(SAID.keySet());
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(i % 2 == 0 ? 128 : 65_536));
            }
            assertThat(codec.decode(text.toString())).isNotNull();
        }
        assertThat(codec.decode("[".repeat(4000))).isInstanceOf(ClientMessage.Malformed.class);
    }
}
