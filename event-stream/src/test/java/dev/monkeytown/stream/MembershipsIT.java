package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets a seat when Redis has forgotten the sessions, and the owner of the game has restored the game. */
@ExtendWith({Leaks.class, Playground.class})
class MembershipsIT {

    private TestOwner owner;
    private Identity ada;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 60);
        ada = person("Ada");
        owner.invite(ada, 1);
        forget(Channels.session(ada.sessionId()));
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void seatsThePlayerForWhomTheGameKeepsASeat() throws InterruptedException {
        owner.invite(person("Bo"), 2);
        try (TestClient client = frames(ada).join(owner.id)) {
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(new InboxMessage.Arrive(1, ada.playerId(), "Ada"));
            owner.steps(3);
            client.awaitTick(3);
        }
    }

    @Test
    void resumesThePlayerForWhomTheGameKeepsASeat() throws InterruptedException {
        owner.steps(5);
        try (TestClient client = frames(ada).resume(owner.id, 1, 0)) {
            client.awaitTick(5);
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(new InboxMessage.Arrive(1, ada.playerId(), "Ada"));
        }
    }

    @Test
    void seatsNobodyByName() {
        try (TestClient client = frames(person("Ada")).join(owner.id)) {
            assertThat(code(client)).isEqualTo("not_a_member");
        }
        assertThat(owner.heard).isEmpty();
    }

    /** Who has a session and plays elsewhere by now has left this game. */
    @Test
    void believesASessionRatherThanAReservation() {
        try (TestOwner elsewhere = new TestOwner(Playground.redis(), 4, 60)) {
            elsewhere.invite(ada, 2);
            try (TestClient client = frames(ada).join(owner.id)) {
                assertThat(code(client)).isEqualTo("not_a_member");
            }
        }
        assertThat(owner.heard).isEmpty();
    }

    @Test
    void seatsThePlayerUnderAnotherSessionToo() throws InterruptedException {
        Identity again = new Identity(ada.playerId(), SessionId.random(), "Ada");
        try (TestClient client = frames(again).join(owner.id)) {
            assertThat(owner.heard.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(new InboxMessage.Arrive(1, ada.playerId(), "Ada"));
            client.awaitTick(0);
        }
    }

    /** Until its owner restores it, the game is not gone for those at whose instance it is open. */
    @Test
    void asksForPatienceWhenRedisForgotAGameThatIsOpenHere() {
        try (TestClient watcher = frames(person("Looker")).watch(owner.id);
                TestClient client = frames(ada)) {
            watcher.awaitTick(0);
            forget(Channels.gameLease(owner.id));
            forget(Channels.gameSeats(owner.id));

            assertThat(code(client.join(owner.id))).isEqualTo("unavailable");
        }
    }

    @Test
    void hasNoPatienceForAGameThatIsOver() {
        try (TestOwner brief = new TestOwner(Playground.redis(), 4, 10);
                TestClient watcher = frames(person("Looker")).watch(brief.id);
                TestClient late = frames(person("Late"))) {
            watcher.awaitTick(0);
            brief.steps(600);
            watcher.await("game_over");
            brief.redis().del(Channels.gameLease(brief.id).getBytes(UTF_8));

            assertThat(code(late.join(brief.id))).isEqualTo("unknown_game");
        }
    }

    private static String code(TestClient client) {
        return client.await("error").path("code").asString();
    }

    private void forget(String key) {
        assertThat(owner.redis().del(key.getBytes(UTF_8))).isOne();
    }
}
