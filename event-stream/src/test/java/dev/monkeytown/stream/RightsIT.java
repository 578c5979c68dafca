package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.person;
import static dev.monkeytown.stream.support.Playground.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.rights.RightsTable;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every cell of the documented tables that is an event-stream's: who may is heard, everybody else is refused as it says. */
@ExtendWith(Playground.class)
class RightsIT {

    private static final String SERVICE = "event-stream";

    /** Of a heartbeat that is sent after a message, to know that all answers to that have come. */
    private static final double MARK = 4711;

    private final Identity rita = person("Rita");
    private TestOwner own;
    private TestOwner foreign;

    @BeforeEach
    void begin() {
        own = new TestOwner(Playground.redis(), 4, 60);
        foreign = new TestOwner(Playground.redis(), 4, 60);
        own.invite(rita, 1);
        own.run();
        foreign.run();
    }

    @AfterEach
    void end() {
        own.close();
        foreign.close();
    }

    static List<Map<String, String>> messages() {
        return RightsTable.ofMessages().rows();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void hearsAndRefusesMessagesAsDocumented(Map<String, String> row) throws InterruptedException {
        String message = row.getOrDefault("message", "");
        try (RawSocket socket = new RawSocket(Playground.stream().port())) {
            int refusal = socket.handshake("Sec-WebSocket-Protocol: monkeytown.v1.frames")
                    .status();
            assertThat(row.get("nobody")).isEqualTo("" + refusal);
        }
        for (String role : List.of("in no game", "spectator", "player")) {
            try (TestClient client = client(role)) {
                assertThat(answer(client, message)).as("%s, %s", message, role).isEqualTo(row.get(role));
            }
        }
    }

    @Test
    void answersAndRefusesRequestsAsDocumented() {
        for (Map<String, String> row : RightsTable.ofAddresses().of(SERVICE)) {
            for (String role : List.of("nobody", "guest", "account", "operator", "other service")) {
                String[] address = row.getOrDefault("address", "").split(" ");
                try (RawSocket socket = new RawSocket(Playground.stream().port())) {
                    int status = (address[1].equals("/ws")
                                    ? socket.handshake(
                                            "Sec-WebSocket-Protocol: monkeytown.v1.json, bearer." + token(role))
                                    : socket.request(List.of(
                                            address[0] + " " + address[1] + " HTTP/1.1",
                                            "Host: 127.0.0.1",
                                            "Authorization: Bearer " + token(role))))
                            .status();
                    assertThat(status < 300 ? "yes" : "" + status)
                            .as("%s as %s", address[1], role)
                            .isEqualTo(row.get(role));
                }
            }
        }
    }

    @Test
    void documentsEveryAddressItHas() {
        Stream<String> controllers = Playground.stream().beans(RequestMappingInfoHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RightsIT::addresses);
        Stream<String> others = Playground.stream().beans(AbstractUrlHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .map(path -> "GET " + path.getPatternString());

        assertThat(Stream.concat(controllers, others).toList())
                .contains("GET /ws")
                .allMatch(address ->
                        RightsTable.ofAddresses().row(SERVICE, address).isPresent());
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path.getPatternString()));
    }

    private String token(String role) {
        return switch (role) {
            case "guest" -> tokens().valid(rita);
            case "account" -> tokens().valid(new Identity(rita.playerId(), rita.sessionId(), rita.name(), true));
            case "other service" -> tokens().sign(rita, "game-server/accounts", InstantSource.system());
            case "operator" -> "0123456789abcdef0123456789abcdef";
            default -> "";
        };
    }

    private TestClient client(String role) {
        TestClient client = frames(rita);
        switch (role) {
            case "spectator" -> client.watch(own.id).awaitTick(0);
            case "player" -> client.join(own.id).awaitTick(0);
            default -> {}
        }
        return client;
    }

    /** The code of the refusal, or yes. */
    private String answer(TestClient client, String message) throws InterruptedException {
        int keyframes = client.keyframes;
        switch (message) {
            case "join_game, where one has a seat" -> client.join(own.id);
            case "join_game, where one has none" -> client.join(foreign.id);
            case "join_game, with watch" -> client.watch(foreign.id);
            case "resume, where one has a seat" -> client.resume(own.id, 0, -1);
            case "resume, where one has none" -> client.resume(foreign.id, 0, -1);
            case "player_input" ->
                client.say("{\"type\":\"player_input\",\"payload\":{\"action\":"
                        + "{\"sequence\":1,\"tick\":0,\"move\":{\"angle\":0,\"strength\":0},\"aim\":0}}}");
            case "player_input, binary" ->
                client.say(InputCodec.encode(List.of(new InputCodec.Timed(0, new Command.Input(1, 1, 0, 0, 0, 0)))));
            case "chat_message" -> client.say("{\"type\":\"chat_message\",\"payload\":{\"text\":\"hello\"}}");
            case "heartbeat" -> client.say("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}");
            case "leave_game" -> client.say("{\"type\":\"leave_game\",\"payload\":{}}");
            default -> throw new AssertionError("no sample of " + message);
        }
        boolean entering = message.startsWith("join_game") || message.startsWith("resume");
        return entering ? entered(client, keyframes) : complaint(client);
    }

    /** Who comes into a game gets a keyframe of it. */
    private static String entered(TestClient client, int keyframesBefore) throws InterruptedException {
        long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
        List<String> heard = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            JsonNode text = client.texts.poll(5, TimeUnit.MILLISECONDS);
            if (text != null && text.path("type").asString().equals("error")) {
                return text.path("payload").path("code").asString();
            }
            if (text != null) {
                heard.add(text.path("type").asString());
            }
            if (client.keyframes > keyframesBefore) {
                return RightsTable.YES;
            }
        }
        throw new AssertionError("neither a keyframe nor an error, but " + heard);
    }

    private static String complaint(TestClient client) throws InterruptedException {
        client.say("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":" + MARK + "}}");
        while (true) {
            JsonNode text = client.texts.poll(TestClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("no answer");
            }
            String type = text.path("type").asString();
            if (type.equals("error")) {
                return text.path("payload").path("code").asString();
            }
            if (type.equals("heartbeat")
                    && text.path("payload").path("timestamp").asDouble() == MARK) {
                return RightsTable.YES;
            }
        }
    }
}
