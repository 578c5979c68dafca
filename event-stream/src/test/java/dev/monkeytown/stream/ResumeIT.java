package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whoever comes late or comes back has the same game as those who never left. */
@ExtendWith({Leaks.class, Playground.class})
class ResumeIT {

    private TestOwner owner;
    private Identity ada;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 60);
        ada = person("Ada");
        owner.invite(ada, 1);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void letsALateJoinerInWithKeyframeAndFrames() {
        try (TestClient first = frames(ada);
                TestClient late = frames(person("Late"))) {
            first.join(owner.id);
            owner.run();
            first.awaitTick(150);
            late.watch(owner.id);
            late.awaitTick(200);
            owner.pause();
            first.awaitTick(owner.tick());
            late.awaitTick(owner.tick());

            assertThat(late.keyframes).isEqualTo(1);
            assertThat(late.problems).isEmpty();
            assertThat(first.problems).isEmpty();
            assertThat(late.replica().hash()).isEqualTo(owner.hash());
            assertThat(first.hashes).containsAllEntriesOf(late.hashes);
        }
    }

    @Test
    void tellsAClientThatMissedNothing() {
        TestClient before = playedUpTo(100);
        before.abort();
        try (TestClient after = frames(ada).adopt(before).resume(owner.id, before.epoch, before.tick())) {
            JsonNode resumed = after.await("resumed");

            assertThat(resumed.path("answer").asString()).isEqualTo("up_to_date");
            assertThat(resumed.path("tick").asInt()).isEqualTo(100);
            owner.steps(5);
            after.awaitTick(105);
            assertThat(after.problems).isEmpty();
            assertThat(after.keyframes).isZero();
        }
    }

    @Test
    void sendsTheFramesAClientMissed() {
        TestClient before = playedUpTo(100);
        before.abort();
        owner.steps(90);
        try (TestClient after = frames(ada).adopt(before).resume(owner.id, before.epoch, before.tick())) {
            JsonNode resumed = after.await("resumed");

            assertThat(resumed.path("answer").asString()).isEqualTo("missed_frames");
            assertThat(resumed.path("tick").asInt()).isEqualTo(190);
            after.awaitTick(190);
            assertThat(after.problems).isEmpty();
            assertThat(after.keyframes).isZero();
            assertThat(after.replica().hash()).isEqualTo(owner.hash());
        }
    }

    @Test
    void sendsAKeyframeToAClientThatCannotGoOn() {
        TestClient before = playedUpTo(100);
        before.abort();
        owner.steps(90);
        try (TestClient after = frames(ada).adopt(before)) {
            after.resume(owner.id, before.epoch - 1, before.tick());
            assertThat(after.await("resumed").path("answer").asString()).isEqualTo("keyframe");
            after.awaitTick(190);
            after.resume(owner.id, before.epoch, -1);
            assertThat(after.await("resumed").path("answer").asString()).isEqualTo("keyframe");

            owner.steps(3);
            after.awaitTick(193);
            assertThat(after.keyframes).isEqualTo(2);
            assertThat(after.problems).isEmpty();
            assertThat(after.replica().hash()).isEqualTo(owner.hash());
        }
    }

    @Test
    void goesOnAtAnInstanceThatNeverSawTheGame() {
        TestClient before = playedUpTo(130);
        before.abort();
        owner.steps(90);
        try (Stream other = Playground.another(Map.of());
                TestClient after =
                        TestClient.frames(other.port(), Playground.tokens().valid(ada))) {
            after.adopt(before).resume(owner.id, before.epoch, before.tick());

            assertThat(after.await("resumed").path("answer").asString()).isEqualTo("missed_frames");
            after.awaitTick(220);
            assertThat(after.problems).isEmpty();
            assertThat(after.replica().hash()).isEqualTo(owner.hash());
        }
    }

    @Test
    void goesOnWhenTheGameChangesItsOwner() {
        TestClient before = playedUpTo(100);
        before.abort();
        owner.steps(20);
        owner.changeEpoch();
        owner.steps(20);
        try (TestClient after = frames(ada).adopt(before).resume(owner.id, before.epoch, before.tick())) {
            JsonNode resumed = after.await("resumed");

            assertThat(resumed.path("answer").asString()).isEqualTo("missed_frames");
            assertThat(resumed.path("epoch").asLong()).isEqualTo(before.epoch + 1);
            after.awaitTick(140);
            assertThat(after.problems).isEmpty();
        }
    }

    @Test
    void repairsWhatPubSubLost() {
        double gaps = counted("event_stream_gaps");
        try (TestClient client = playedUpTo(100)) {
            owner.losePublications(25);
            owner.steps(40);

            client.awaitTick(140);
            assertThat(client.problems).isEmpty();
            assertThat(client.keyframes).isEqualTo(1);
            assertThat(client.replica().hash()).isEqualTo(owner.hash());
            assertThat(counted("event_stream_gaps")).isEqualTo(gaps + 1);
        }
    }

    @Test
    void findsFramesWhoseLossNothingBetrays() {
        try (TestClient client = playedUpTo(100)) {
            owner.losePublications(3);
            owner.steps(3);

            client.awaitTick(103);
            assertThat(client.problems).isEmpty();
        }
    }

    @Test
    void readsAGameOnceForAllWhoComeAtOnce() {
        owner.steps(100);
        int before = journalReads();
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(frames(person("Late " + i)));
        }
        clients.forEach(client -> client.watch(owner.id));
        clients.forEach(client -> client.awaitTick(100));

        assertThat(journalReads()).isEqualTo(before + 1);
        clients.forEach(TestClient::close);
    }

    /** A client that has seen the game from its beginning up to this tick, at which it stands still. */
    private TestClient playedUpTo(int tick) {
        TestClient client = frames(ada).join(owner.id);
        owner.steps(1);
        client.awaitTick(1);
        owner.steps(tick - 1);
        client.awaitTick(tick);
        return client;
    }

    private double counted(String name) {
        return Playground.stream().bean(MeterRegistry.class).counter(name).count();
    }

    private int journalReads() {
        String stats = owner.redis().info("commandstats");
        Matcher calls = Pattern.compile("cmdstat_xrevrange:calls=(\\d+)").matcher(stats);
        return calls.find() ? Integer.parseInt(calls.group(1)) : 0;
    }
}
