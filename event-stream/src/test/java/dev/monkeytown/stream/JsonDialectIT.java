package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.json;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A game for a client that knows nothing but JSON. */
@ExtendWith({Leaks.class, Playground.class})
class JsonDialectIT {

    private TestOwner owner;
    private Identity ada;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 10);
        ada = person("Ada");
        owner.invite(ada, 1);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void showsTheWholeStateTwentyTimesASecond() {
        owner.steps(30);
        try (TestClient client = json(ada).join(owner.id)) {
            JsonNode first = client.await("game_state");
            assertThat(first.path("tick").asInt()).isEqualTo(30);
            assertThat(first.path("players").size()).isEqualTo(1);
            assertThat(first.path("entities").size()).isGreaterThan(20);
            assertThat(first.path("hash").asInt()).isEqualTo(owner.hashes.get(30));

            owner.steps(60);
            for (int tick = 33; tick <= 90; tick += 3) {
                JsonNode state = client.await("game_state");
                assertThat(state.path("tick").asInt()).isEqualTo(tick);
                assertThat(state.path("hash").asInt()).isEqualTo(owner.hashes.get(tick));
            }
        }
    }

    @Test
    void letsAClientPlay() {
        owner.steps(5);
        try (TestClient client = json(ada).join(owner.id)) {
            client.await("game_state");
            owner.run();
            JsonNode joined = client.await("player_joined");
            assertThat(joined.path("id").asString()).isEqualTo(ada.playerId().toString());
            assertThat(joined.path("name").asString()).isEqualTo("Ada");
            assertThat(joined.path("status").asString()).isEqualTo("playing");
            double x = me(client.await("game_state")).path("position").path("x").asDouble();

            int tick = client.await("game_state").path("tick").asInt();
            client.say("{\"type\":\"player_input\",\"payload\":{\"action\":{\"sequence\":1,\"tick\":" + (tick + 4)
                    + ",\"move\":{\"angle\":128,\"strength\":7},\"aim\":64,\"buttons\":[\"dash\"]}}}");
            assertThat(client.await("game_event").path("kind").asString()).isEqualTo("dash");

            for (int i = 0; i < 20; i++) {
                client.await("game_state");
            }
            assertThat(me(client.await("game_state")).path("position").path("x").asDouble())
                    .isLessThan(x - 50);
        }
    }

    @Test
    void ignoresASeatThatAClientNames() {
        owner.steps(5);
        try (TestClient client = json(ada).join(owner.id)) {
            client.await("game_state");
            owner.run();
            client.await("player_joined");
            client.say("{\"type\":\"player_input\",\"payload\":{\"seat\":0,\"action\":{\"seat\":0,\"sequence\":9,"
                    + "\"tick\":1,\"move\":{\"angle\":0,\"strength\":7},\"aim\":0,\"buttons\":[]}}}");
            for (int i = 0; i < 10; i++) {
                client.await("game_state");
            }
            owner.pause();

            assertThat(owner.simulation().lastSequence(1)).isEqualTo(9);
            assertThat(owner.simulation().lastSequence(0)).isNotEqualTo(9);
        }
    }

    @Test
    void carriesChatToBothDialects() {
        Identity bo = person("Bo");
        owner.invite(bo, 2);
        try (TestClient one = json(ada).join(owner.id);
                TestClient two = frames(bo).join(owner.id)) {
            one.await("game_state");
            owner.run();
            one.await("player_joined");
            two.awaitTick(20);
            two.say("{\"type\":\"chat_message\",\"payload\":{\"text\":\" good\\u0007 \\u202Egame \"}}");

            JsonNode chat = one.await("chat_message");
            assertThat(chat.path("text").asString()).isEqualTo("good game");
            assertThat(chat.path("name").asString()).isEqualTo("Bo");
            assertThat(chat.path("playerId").asString()).isEqualTo(bo.playerId().toString());
            two.awaitTick(chat.path("tick").asInt());
            assertThat(two.problems).isEmpty();
        }
    }

    @Test
    void tellsWhoLeaves() {
        Identity bo = person("Bo");
        owner.invite(bo, 2);
        try (TestClient one = json(ada).join(owner.id);
                TestClient two = frames(bo).join(owner.id)) {
            one.await("game_state");
            owner.run();
            two.awaitTick(20);
            two.say("{\"type\":\"leave_game\",\"payload\":{}}");

            assertThat(one.await("player_left").path("playerId").asString())
                    .isEqualTo(bo.playerId().toString());
        }
    }

    @Test
    void answersAResumeWithTheState() {
        owner.steps(30);
        try (TestClient client = json(ada)) {
            client.resume(owner.id, 1, 20);

            assertThat(client.await("resumed").path("answer").asString()).isEqualTo("keyframe");
            JsonNode state = client.await("game_state");
            assertThat(state.path("tick").asInt()).isEqualTo(30);
            client.resume(owner.id, state.path("epoch").asLong(), 30);
            assertThat(client.await("resumed").path("answer").asString()).isEqualTo("up_to_date");
        }
    }

    @Test
    void endsWithTheStandings() {
        try (TestClient client = json(ada).join(owner.id)) {
            client.await("game_state");
            owner.steps(600);

            JsonNode over = client.await("game_over");
            assertThat(over.path("standings").size()).isEqualTo(2);
            assertThat(over.path("standings").get(0).path("place").asInt()).isEqualTo(1);
        }
    }

    private JsonNode me(JsonNode state) {
        return state.path("players").path(ada.playerId().toString());
    }
}
