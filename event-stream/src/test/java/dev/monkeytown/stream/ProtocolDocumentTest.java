package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.CloseCode;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.message.GameEvent;
import dev.monkeytown.model.message.GameState;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.message.Placing;
import dev.monkeytown.model.message.Player;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.model.message.Vector2D;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.ViewSink;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.InputCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/PROTOCOL.md is what strangers write clients from: what it shows must be what the server understands and says.
 */
class ProtocolDocumentTest {

    private static final String SERVER_PART = "## 5 Server to client";
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MessageCodec CODEC = new MessageCodec();
    private static final String DOCUMENT = read();

    static List<String> clientExamples() {
        return examples(DOCUMENT.substring(0, DOCUMENT.indexOf(SERVER_PART)));
    }

    static List<String> serverExamples() {
        return examples(DOCUMENT.substring(DOCUMENT.indexOf(SERVER_PART)));
    }

    @ParameterizedTest
    @MethodSource("clientExamples")
    void showsWhatTheServerUnderstands(String example) {
        assertThat(CODEC.decode(example)).isNotInstanceOf(ClientMessage.Malformed.class);
    }

    @Test
    void showsEveryClientMessage() {
        TreeSet<String> shown = new TreeSet<>();
        clientExamples()
                .forEach(example -> shown.add(CODEC.decode(example).getClass().getSimpleName()));
        TreeSet<String> all = new TreeSet<>();
        for (Class<?> message : ClientMessage.class.getPermittedSubclasses()) {
            all.add(message.getSimpleName());
        }
        all.remove("Malformed");

        assertThat(shown).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("serverExamples")
    void showsWhatTheServerSays(String example) {
        JsonNode shown = JSON.readTree(example);
        JsonNode said = JSON.readTree(CODEC.encode(sample(shown.path("type").asString())));

        assertThat(fields(shown)).isEqualTo(fields(said));
        assertThat(fields(shown.path("payload"))).isEqualTo(fields(said.path("payload")));
        if (shown.path("type").asString().equals("game_state")) {
            JsonNode player =
                    shown.path("payload").path("players").values().iterator().next();
            assertThat(fields(player)).isEqualTo(fields(JSON.valueToTree(PLAYER)));
        }
    }

    @Test
    void showsEveryServerMessage() {
        TreeSet<String> shown = new TreeSet<>();
        serverExamples()
                .forEach(
                        example -> shown.add(JSON.readTree(example).path("type").asString()));

        assertThat(shown).hasSize(ServerMessage.class.getPermittedSubclasses().length);
    }

    @Test
    void namesEveryCode() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wire)).allMatch(this::named);
        assertThat(Arrays.stream(CloseCode.values())
                        .map(code -> "| " + code.code() + " | " + code.name().toLowerCase(Locale.ROOT)))
                .allMatch(DOCUMENT::contains);
        assertThat(Arrays.stream(EventKind.values()).map(Enum::name)).allMatch(this::named);
        assertThat(Arrays.stream(ViewSink.EntityKind.values()).map(Enum::name)).allMatch(this::named);
        assertThat(Arrays.stream(ViewSink.Status.values()).map(Enum::name)).allMatch(this::named);
    }

    @Test
    void statesTheLimitsThatHold() {
        assertThat(DOCUMENT)
                .contains("| bytes of one message, text or binary | %,d |".formatted(Limits.MAX_CLIENT_MESSAGE_BYTES))
                .contains("(pings and pongs too) | %d on".formatted(Limits.MAX_MESSAGES_PER_SECOND))
                .contains("(each `error` but `unavailable`) | %d |".formatted(Limits.MAX_VIOLATIONS_PER_MINUTE))
                .contains("| chat messages in %d s | %d |"
                        .formatted(Limits.CHAT_WINDOW.toSeconds(), Limits.MAX_CHATS_PER_WINDOW))
                .contains("| characters of a chat message | %d |".formatted(Limits.MAX_CHAT_CHARS))
                .contains("More than %d ticks ahead".formatted(Limits.MAX_INPUT_LEAD_TICKS))
                .contains("At most %d inputs of a seat wait".formatted(Limits.MAX_WAITING_INPUTS))
                .contains("At most %d are applied in one tick".formatted(Limits.MAX_INPUTS_PER_TICK));
    }

    @Test
    void showsTheBytesOfAnInput() {
        Command.Input input = new Command.Input(0, 17, 64, 7, 192, Command.Input.THROW);
        byte[] bytes = InputCodec.encode(List.of(new InputCodec.Timed(1300, input)));

        assertThat(DOCUMENT)
                .contains("```\n" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes) + "\n```");
    }

    @Test
    void tellsHowSmallAnEmptyFrameIs() {
        Frame empty = new Frame(1_763_829_000_000_000L, 4_211, List.of(), List.of(), OptionalInt.empty());
        int bytes = FrameCodec.encode(empty, new BitWriter(64)).length;

        assertThat(DOCUMENT).contains("A frame in which nobody did anything has " + bytes + " bytes");
    }

    private static final Player PLAYER = new Player(
            "p",
            "Ada",
            "human",
            new Vector2D(0, 0),
            0,
            Player.Status.PLAYING,
            0,
            false,
            new Vector2D(0, 0),
            0,
            "",
            false);

    private static ServerMessage sample(String type) {
        GameId id = GameId.random();
        GameEvent event = new GameEvent("hit", 1, 0, 1, new Vector2D(0, 0), 3);
        return switch (type) {
            case "welcome" -> new ServerMessage.Welcome("", "", "", 0, 0);
            case "heartbeat" -> new ServerMessage.Heartbeat(0, 0);
            case "game_state" ->
                new ServerMessage.GameStateMessage(new GameState(Map.of(), Map.of(), List.of(), 0, 0, 0, 0, 0));
            case "game_event" -> new ServerMessage.GameEventMessage(event);
            case "player_joined" -> new ServerMessage.PlayerJoined(PLAYER);
            case "player_left" -> new ServerMessage.PlayerLeft("");
            case "chat_message" -> new ServerMessage.ChatMessage("", "", "", 0);
            case "game_over" -> new ServerMessage.GameOver(id, List.of(new Placing(1, "", "", false, 0)));
            case "game_found" -> new ServerMessage.GameFound(id, 0);
            case "resumed" -> new ServerMessage.Resumed(ServerMessage.Resumed.Answer.KEYFRAME, 0, 0);
            case "error" -> new ServerMessage.Error("", "");
            default -> throw new AssertionError("no such message: " + type);
        };
    }

    private boolean named(String name) {
        return DOCUMENT.contains("`" + name.toLowerCase(Locale.ROOT) + "`");
    }

    private static TreeSet<String> fields(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static List<String> examples(String part) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(part);
        while (matcher.find()) {
            examples.add(matcher.group(1).strip());
        }
        return examples;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/PROTOCOL.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
