package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.json;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client sends, it gets a typed answer, and another player in the same game notices nothing. */
@ExtendWith({Leaks.class, Playground.class})
class BadInputIT {

    private TestOwner owner;
    private Identity bad;
    private TestClient witness;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 3, 60);
        bad = person("Bad");
        owner.invite(bad, 1);
        Identity good = person("Good");
        owner.invite(good, 2);
        witness = frames(good).join(owner.id);
        owner.run();
        witness.awaitTick(6);
    }

    /** The witness goes on, without a gap and with the owner's hashes. */
    @AfterEach
    void seesTheWitnessUndisturbed() {
        int tick = witness.tick();
        witness.awaitTick(tick + 15);
        assertThat(witness.problems).isEmpty();
        assertThat(witness.keyframes).isEqualTo(1);
        assertThat(owner.hashes).containsAllEntriesOf(witness.hashes);
        assertThat(witness.closed).isNotDone();
        witness.close();
        owner.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{`                                                                       | bad_json",
                "`[1,2]`                                                                   | bad_field",
                "`\"hello\"`                                                               | bad_field",
                "`{\"type\":7}`                                                            | bad_field",
                "`{\"type\":\"fly_away\",\"payload\":{}}`                                  | unknown_type",
                "`{\"type\":\"join_game\",\"payload\":{}}`                                 | bad_field",
                "`{\"type\":\"join_game\",\"payload\":{\"gameId\":\"../../etc\"}}`         | bad_field",
                "`{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":\"now\"}}`            | bad_field",
                "`{\"type\":\"resume\",\"payload\":{\"gameId\":7,\"epoch\":-1,\"tick\":0}}`| bad_field",
                "`{\"type\":\"player_input\",\"payload\":{\"action\":{}}}`                 | bad_field",
                "`{\"type\":\"chat_message\",\"payload\":{\"text\":\"hello\"}}`            | not_in_game",
                "`{\"type\":\"leave_game\",\"payload\":{}}`                                | not_in_game",
            })
    void answersNonsenseWithATypedErrorAndGoesOn(String text, String code) {
        try (TestClient client = json(bad).say(text)) {
            JsonNode error = client.await("error");
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("message").asString()).isNotBlank();

            client.join(owner.id);
            client.await("game_state");
        }
    }

    @Test
    void answersBinaryNoise() {
        Random random = new Random(5);
        try (TestClient client = frames(bad).join(owner.id)) {
            client.awaitTick(witness.tick());
            for (int i = 0; i < 15; i++) {
                byte[] noise = new byte[1 + random.nextInt(300)];
                random.nextBytes(noise);
                client.say(noise);
                assertThat(client.await("error").path("code").asString()).isEqualTo("bad_binary");
            }
            int tick = client.tick();
            client.awaitTick(tick + 10);
            assertThat(client.problems).isEmpty();
        }
    }

    @Test
    void refusesBinaryInTheJsonDialect() {
        try (TestClient client = json(bad).say(input(1))) {
            assertThat(client.await("error").path("code").asString()).isEqualTo("bad_binary");
        }
    }

    @Test
    void closesASocketThatSendsNothingButNonsense() {
        try (TestClient client = json(bad)) {
            for (int i = 0; i <= Limits.MAX_VIOLATIONS_PER_MINUTE; i++) {
                client.say("{nonsense");
            }
            assertThat(client.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void closesASocketWithAMessageThatIsTooLarge() {
        try (TestClient client = json(bad)) {
            client.say("\"" + "x".repeat(Limits.MAX_CLIENT_MESSAGE_BYTES - 1) + "\"");

            assertThat(client.await("error").path("code").asString()).isEqualTo("too_large");
            assertThat(client.awaitClose()).isEqualTo(4413);
        }
    }

    @Test
    void acceptsTheLargestMessageThereMayBe() {
        String pad = " ".repeat(Limits.MAX_CLIENT_MESSAGE_BYTES - 49);
        try (TestClient client = json(bad).say("{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":12.5}}" + pad)) {
            assertThat(client.await("heartbeat").path("timestamp").asDouble()).isEqualTo(12.5);
        }
    }

    @Test
    void endsAConnectionWithAFrameBeyondAllMeasure() {
        try (RawSocket socket = new RawSocket(Playground.stream().port())) {
            socket.handshake("Sec-WebSocket-Protocol: monkeytown.v1.json, bearer."
                    + Playground.tokens().valid(bad));
            socket.read();
            byte[] huge = new byte[65_000];
            Arrays.fill(huge, (byte) 'x');
            socket.send(1, huge);
            assertThat(socket.read().text()).contains("too_large");
            assertThat(socket.read().closeCode()).isEqualTo(4413);
        }
    }

    @Test
    void closesAFloodAndTellsWhy() {
        try (TestClient client = frames(bad).join(owner.id)) {
            client.awaitTick(witness.tick());
            byte[] input = input(1);
            for (int i = 0; i < 10_000 && !client.closed.isDone(); i++) {
                client.trySay(input);
            }

            assertThat(client.await("error").path("code").asString()).isEqualTo("rate_limited");
            assertThat(client.awaitClose()).isEqualTo(4429);
        }
    }

    @Test
    void dropsWhatIsAboveTheRateAndGoesOn() {
        try (TestClient client = frames(bad).join(owner.id)) {
            client.awaitTick(witness.tick());
            for (int i = 1; i <= 400; i++) {
                client.say(input(i));
            }

            assertThat(client.await("error").path("code").asString()).isEqualTo("rate_limited");
            int tick = client.tick();
            client.awaitTick(tick + 60);
            assertThat(client.closed).isNotDone();
            assertThat(client.problems).isEmpty();
        }
    }

    @Test
    void countsPingsAsMessages() {
        try (RawSocket socket = new RawSocket(Playground.stream().port())) {
            socket.handshake("Sec-WebSocket-Protocol: monkeytown.v1.json, bearer."
                    + Playground.tokens().valid(bad));
            socket.read();
            for (int i = 0; i < 2 * Limits.MAX_MESSAGES_PER_SECOND; i++) {
                socket.send(9, new byte[0]);
            }
            RawSocket.WsFrame frame = socket.read();
            while (frame.opcode() == 10) {
                frame = socket.read();
            }
            assertThat(frame.text()).contains("rate_limited");
        }
    }

    @Test
    void limitsJoins() {
        try (TestClient client = frames(bad)) {
            for (int i = 0; i < 11; i++) {
                client.join(owner.id);
            }
            assertThat(client.await("error").path("code").asString()).isEqualTo("rate_limited");
            int tick = client.tick();
            client.awaitTick(tick + 10);
            assertThat(client.problems).isEmpty();
        }
    }

    @Test
    void limitsChat() {
        try (TestClient client = json(bad).join(owner.id)) {
            client.await("game_state");
            for (int i = 0; i <= Limits.MAX_CHATS_PER_WINDOW; i++) {
                client.say("{\"type\":\"chat_message\",\"payload\":{\"text\":\"hi " + i + "\"}}");
            }

            assertThat(client.await("error").path("code").asString()).isEqualTo("rate_limited");
        }
    }

    @Test
    void refusesAGameThatDoesNotExist() {
        try (TestClient client = frames(bad)) {
            assertThat(client.join(GameId.random()).await("error").path("code").asString())
                    .isEqualTo("unknown_game");
            assertThat(client.watch(GameId.random()).await("error").path("code").asString())
                    .isEqualTo("unknown_game");
            client.join(owner.id).awaitTick(witness.tick());
        }
    }

    @Test
    void refusesWhoHoldsNoSeat() {
        try (TestOwner roomy = new TestOwner(Playground.redis(), 4, 60);
                TestClient client = frames(person("Stranger"))) {
            roomy.invite(person("Other"), 1);
            assertThat(client.join(roomy.id).await("error").path("code").asString())
                    .isEqualTo("not_a_member");
            assertThat(client.resume(roomy.id, 1, 1).await("error").path("code").asString())
                    .isEqualTo("not_a_member");
        }
    }

    @Test
    void saysWhenAGameIsFull() {
        owner.invite(person("Third"), 0);
        try (TestClient client = frames(person("Stranger")).join(owner.id)) {
            assertThat(client.await("error").path("code").asString()).isEqualTo("game_full");
        }
    }

    @Test
    void keepsOthersSessionsFromTakingASeat() {
        Identity thief = new Identity(person("x").playerId(), bad.sessionId(), "Thief");
        try (TestClient client = frames(thief).join(owner.id)) {
            assertThat(client.await("error").path("code").asString()).isEqualTo("not_a_member");
        }
    }

    @Test
    void keepsSpectatorsFromActing() {
        try (TestClient client = frames(person("Looker")).watch(owner.id)) {
            client.awaitTick(witness.tick());
            client.say(input(1));
            assertThat(client.await("error").path("code").asString()).isEqualTo("spectator");
            client.say("{\"type\":\"chat_message\",\"payload\":{\"text\":\"hello\"}}");
            assertThat(client.await("error").path("code").asString()).isEqualTo("spectator");
            for (int i = 0; i < 60; i++) {
                client.say(input(i));
            }
            int tick = client.tick();
            client.awaitTick(tick + 30);
            assertThat(client.closed).isNotDone();
        }
    }

    private static byte[] input(int sequence) {
        return InputCodec.encode(List.of(new InputCodec.Timed(0, new Command.Input(0, sequence, 10, 7, 20, 0))));
    }
}
