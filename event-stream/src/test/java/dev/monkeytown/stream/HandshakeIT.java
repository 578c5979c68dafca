package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream.Builder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a socket, and what the others read. */
@ExtendWith({Leaks.class, Playground.class})
class HandshakeIT {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ";

    @Test
    void upgradesAndNamesOnlyTheDialect() {
        try (RawSocket socket = socket()) {
            RawSocket.Response response = socket.handshake(PROTOCOL + "monkeytown.v1.json, bearer." + valid());

            assertThat(response.status()).isEqualTo(101);
            assertThat(response.headers()).containsEntry("sec-websocket-protocol", "monkeytown.v1.json");
            assertThat(response.headers()).doesNotContainKey("sec-websocket-extensions");
            assertThat(socket.read().text()).contains("\"type\":\"welcome\"");
        }
    }

    @Test
    void readsTheOfferInAnyOrderAndFromSeveralHeaders() {
        try (RawSocket one = socket();
                RawSocket two = socket()) {
            assertThat(one.handshake(PROTOCOL + "bearer." + valid() + " ,  monkeytown.v1.frames")
                            .headers())
                    .containsEntry("sec-websocket-protocol", "monkeytown.v1.frames");
            assertThat(two.handshake(PROTOCOL + "bearer." + valid(), PROTOCOL + "monkeytown.v1.frames")
                            .status())
                    .isEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monkeytown.v2.frames", "chat", "MONKEYTOWN.V1.JSON"})
    void refusesAnUnknownDialect(String dialect) {
        RawSocket.Response response = refused(PROTOCOL + dialect + ", bearer." + valid());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("content-type", "application/json");
        assertThat(response.body()).contains("unknown_subprotocol", "monkeytown.v1.frames");
    }

    @Test
    void refusesARequestWithoutSubprotocols() {
        assertThat(refused().status()).isEqualTo(400);
    }

    @Test
    void tellsThatThisAddressIsForSockets() {
        try (RawSocket socket = socket()) {
            RawSocket.Response response = socket.request(List.of("GET /ws HTTP/1.1", "Host: 127.0.0.1"));

            assertThat(response.status()).isEqualTo(426);
            assertThat(response.body()).contains("upgrade_required");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/", "/ws/x", "/", "/socket"})
    void hasSocketsAtOneAddressOnly(String path) {
        try (RawSocket socket = socket()) {
            RawSocket.Response response = socket.request(List.of(
                    "GET " + path + " HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13",
                    PROTOCOL + "monkeytown.v1.json, bearer." + valid()));

            assertThat(response.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesATokenThatIsNone(String what, String offer) {
        RawSocket.Response response = refused(PROTOCOL + "monkeytown.v1.frames" + offer);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(response.body()).contains("\"code\":\"unauthorized\"");
    }

    static java.util.stream.Stream<Arguments> badTokens() {
        Tokens tokens = new Tokens();
        Builder<Arguments> table = java.util.stream.Stream.builder();
        table.add(Arguments.of("none", ""));
        table.add(Arguments.of("empty", ", bearer."));
        table.add(Arguments.of("nonsense", ", bearer.abc.def.ghi"));
        table.add(Arguments.of("foreign key", ", bearer." + tokens.valid(person("Eve"))));
        return table.build();
    }

    @Test
    void refusesATokenThatRanOut() {
        InstantSource past = InstantSource.fixed(Instant.now().minus(Duration.ofMinutes(3)));
        String token = Playground.tokens().sign(person("Late"), "event-stream", past);

        assertThat(refused(PROTOCOL + "monkeytown.v1.frames, bearer." + token).status())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenForAnotherService() {
        String token = Playground.tokens().sign(person("Ada"), "game-server", InstantSource.system());

        assertThat(refused(PROTOCOL + "monkeytown.v1.frames, bearer." + token).status())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatSaysItNeedsNoSignature() throws java.text.ParseException {
        JWSObject signed = JWSObject.parse(valid());
        String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"test\"}");
        String token = header + "." + signed.getPayload().toBase64URL() + ".";

        assertThat(refused(PROTOCOL + "monkeytown.v1.frames, bearer." + token).status())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() throws java.text.ParseException {
        JWSObject signed = JWSObject.parse(valid());
        String other = base64(signed.getPayload().toString().replace("Ada", "Eve"));
        String token = signed.getHeader().toBase64URL() + "." + other + "." + signed.getSignature();

        assertThat(refused(PROTOCOL + "monkeytown.v1.frames, bearer." + token).status())
                .isEqualTo(401);
    }

    @Test
    void takesATokenOnceOverAllInstances() {
        String token = valid();
        try (Stream other = Playground.another(Map.of());
                TestClient first = TestClient.json(other.port(), token)) {
            first.await("welcome");

            assertThat(refused(PROTOCOL + "monkeytown.v1.json, bearer." + token).status())
                    .as("at another instance")
                    .isEqualTo(401);
            try (RawSocket again = new RawSocket(other.port())) {
                assertThat(again.handshake(PROTOCOL + "monkeytown.v1.json, bearer." + token)
                                .status())
                        .as("at the same instance")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void refusesForeignPages() {
        RawSocket.Response response =
                refused(PROTOCOL + "monkeytown.v1.frames, bearer." + valid(), "Origin: https://evil.example");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("forbidden_origin");
    }

    @Test
    void letsPagesOfTheSameHostIn() {
        try (RawSocket direct = socket();
                RawSocket proxied = socket()) {
            String offer = PROTOCOL + "monkeytown.v1.frames, bearer.";
            assertThat(direct.handshake(offer + valid(), "Origin: http://127.0.0.1")
                            .status())
                    .isEqualTo(101);
            assertThat(proxied.handshake(
                                    offer + valid(), "Origin: https://play.example", "X-Forwarded-Host: play.example")
                            .status())
                    .isEqualTo(101);
        }
    }

    @Test
    void letsNobodyInAboveTheLimitAndSomebodyWhenAPlaceIsFree() {
        try (Stream small = Playground.another(
                Map.of("MONKEYTOWN_MAX_CONNECTIONS", "2", "MONKEYTOWN_ORIGINS", "https://play.example"))) {
            List<TestClient> clients = new ArrayList<>();
            clients.add(TestClient.frames(small.port(), valid()));
            clients.add(TestClient.json(small.port(), valid()));
            try (RawSocket third = new RawSocket(small.port())) {
                RawSocket.Response response = third.handshake(PROTOCOL + "monkeytown.v1.frames, bearer." + valid());
                assertThat(response.status()).isEqualTo(503);
                assertThat(Integer.parseInt(response.headers().get("retry-after")))
                        .isPositive();
                assertThat(response.body()).contains("unavailable");
            }
            try (RawSocket foreign = new RawSocket(small.port())) {
                String offer = PROTOCOL + "monkeytown.v1.frames, bearer." + valid();
                assertThat(foreign.handshake(offer, "Origin: http://127.0.0.1").status())
                        .isEqualTo(403);
            }
            clients.getFirst().close();
            Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                try (RawSocket next = new RawSocket(small.port())) {
                    String offer = PROTOCOL + "monkeytown.v1.frames, bearer." + valid();
                    assertThat(next.handshake(offer, "Origin: https://play.example")
                                    .status())
                            .isEqualTo(101);
                }
            });
            clients.getLast().close();
        }
    }

    @Test
    void countsNoPlaceForAHandshakeThatFails() {
        try (Stream small = Playground.another(Map.of("MONKEYTOWN_MAX_CONNECTIONS", "1"))) {
            for (int i = 0; i < 3; i++) {
                try (RawSocket old = new RawSocket(small.port())) {
                    RawSocket.Response response = old.request(List.of(
                            "GET /ws HTTP/1.1",
                            "Host: 127.0.0.1",
                            "Upgrade: websocket",
                            "Connection: Upgrade",
                            "Sec-WebSocket-Version: 13",
                            PROTOCOL + "monkeytown.v1.json, bearer." + valid()));
                    assertThat(response.status()).isEqualTo(400);
                }
            }
            try (TestClient client = TestClient.json(small.port(), valid())) {
                client.await("welcome");
            }
        }
    }

    /**
     * The conventions of the library beneath that the outbox relies on: after the upgrade the frame encoder is in the
     * pipeline, and bytes written below it reach the client as they are, between pongs and before the close.
     */
    @Test
    void writesFinishedFramesBelowTheFrameEncoder() {
        try (RawSocket socket = socket()) {
            socket.handshake(PROTOCOL + "monkeytown.v1.json, bearer." + valid());
            assertThat(socket.read().text()).contains("\"type\":\"welcome\"");
            socket.send("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1}}");
            socket.send(9, new byte[] {1, 2, 3});
            socket.send("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":2}}");

            assertThat(socket.read().text()).contains("\"timestamp\":1");
            RawSocket.WsFrame pong = socket.read();
            assertThat(pong.opcode()).isEqualTo(10);
            assertThat(pong.payload()).containsExactly(1, 2, 3);
            assertThat(socket.read().text()).contains("\"timestamp\":2");

            socket.send(8, new byte[] {0x03, (byte) 0xE8});
            RawSocket.WsFrame close = socket.read();
            assertThat(close.opcode()).isEqualTo(8);
            assertThat(close.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void acceptsMessagesInParts() {
        try (RawSocket socket = socket()) {
            socket.handshake(PROTOCOL + "monkeytown.v1.json, bearer." + valid());
            socket.read();
            socket.send(false, 1, "{\"type\":\"heart".getBytes(StandardCharsets.UTF_8));
            socket.send(9, new byte[0]);
            socket.send(true, 0, "beat\",\"payload\":{\"timestamp\":7}}".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.read().opcode()).isEqualTo(10);
            assertThat(socket.read().text()).contains("\"timestamp\":7");
        }
    }

    private static RawSocket.Response refused(String... headers) {
        try (RawSocket socket = socket()) {
            return socket.handshake(headers);
        }
    }

    private static RawSocket socket() {
        return new RawSocket(Playground.stream().port());
    }

    private static String valid() {
        return Playground.tokens().valid(person("Ada"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
