package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A game in the frames dialect through real sockets and a real Redis. */
@ExtendWith({Leaks.class, Playground.class})
class GamePlayIT {

    private TestOwner owner;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 60);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void welcomesAndAnswersOnlyTheDialect() {
        Identity ada = person("Ada");
        try (TestClient client = frames(ada)) {
            JsonNode welcome = client.await("welcome");

            assertThat(client.subprotocol()).isEqualTo("monkeytown.v1.frames");
            assertThat(welcome.path("playerId").asString())
                    .isEqualTo(ada.playerId().toString());
            assertThat(welcome.path("heartbeatIntervalMs").asInt()).isEqualTo(10_000);
            assertThat(welcome.path("connectionId").asString()).hasSize(36);
            assertThat(welcome.path("instance").asString()).startsWith("event-stream-");
        }
    }

    @Test
    void playsFromKeyframeAndFramesToTheSameHash() {
        Identity ada = person("Ada");
        owner.invite(ada, 1);
        owner.steps(30);
        try (TestClient client = frames(ada)) {
            client.join(owner.id);
            owner.run();

            client.awaitTick(120);
            owner.pause();
            client.awaitTick(owner.tick());

            assertThat(client.problems).isEmpty();
            assertThat(client.keyframes).isEqualTo(1);
            assertThat(owner.hashes).containsAllEntriesOf(client.hashes);
            assertThat(client.replica().seated(1)).isTrue();
        }
    }

    @Test
    void announcesTheArrivalUntilAFrameShowsIt() throws InterruptedException {
        Identity ada = person("Ada");
        owner.invite(ada, 2);
        try (TestClient client = frames(ada)) {
            client.join(owner.id);

            InboxMessage arrive = new InboxMessage.Arrive(2, ada.playerId(), "Ada");
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS)).isEqualTo(arrive);
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS)).isEqualTo(arrive);

            owner.steps(2);
            client.awaitTick(2);
            owner.heard.clear();
            assertThat(owner.heard.poll(1, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void carriesInputsToTheGameAndBackInFrames() {
        Identity ada = person("Ada");
        owner.invite(ada, 1);
        try (TestClient client = frames(ada)) {
            client.join(owner.id);
            owner.run();
            client.awaitTick(30);
            Command.Input east = new Command.Input(0, 7, 0, 7, 0, 0);
            client.say(InputCodec.encode(List.of(new InputCodec.Timed(client.tick() + 3, east))));

            client.awaitTick(90);
            assertThat(client.replica().lastSequence(1)).isEqualTo(7);
            assertThat(client.problems).isEmpty();
        }
    }

    @Test
    void endsWithTheStandings() {
        TestOwner brief = new TestOwner(Playground.redis(), 4, 10);
        Identity ada = person("Ada");
        brief.invite(ada, 1);
        try (TestClient client = frames(ada);
                brief) {
            client.join(brief.id);
            brief.steps(1);
            client.awaitTick(1);
            brief.steps(599);

            JsonNode over = client.await("game_over");
            assertThat(over.path("gameId").asString()).isEqualTo(brief.id.toString());
            assertThat(over.path("standings").size()).isEqualTo(2);
            assertThat(over.path("standings").toString()).contains("Ada", "Gus", "bananas");
            client.awaitTick(600);
            assertThat(client.replica().finished()).isTrue();
        }
    }

    @Test
    void givesTheStandingsToWhoComesAfterTheEnd() {
        TestOwner brief = new TestOwner(Playground.redis(), 4, 10);
        brief.steps(600);
        try (TestClient client = frames(person("Late"));
                brief) {
            client.watch(brief.id);

            assertThat(client.await("game_over").path("standings").size()).isEqualTo(1);
            client.awaitTick(600);
        }
    }

    @Test
    void keepsTheSeatOfWhoLosesTheConnectionAndFreesThatOfWhoLeaves() throws InterruptedException {
        Identity ada = person("Ada");
        Identity bo = person("Bo");
        owner.invite(ada, 1);
        owner.invite(bo, 2);
        try (TestClient one = frames(ada);
                TestClient two = frames(bo)) {
            one.join(owner.id);
            two.join(owner.id);
            owner.run();
            one.awaitTick(30);
            two.awaitTick(30);
            owner.heard.clear();

            one.abort();
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS)).isEqualTo(new InboxMessage.Depart(1, ada.playerId()));
            two.say("{\"type\":\"leave_game\",\"payload\":{}}");
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS)).isEqualTo(new InboxMessage.Quit(2, bo.playerId()));
        }
    }
}
