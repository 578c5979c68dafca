package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.behaviour.Behaviors;
import dev.monkeytown.gameserver.behaviour.PinnedBehaviors;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.agent.Cast;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers that read one repository, which they find empty, and somebody who commits to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BehaviorsIT {

    private static final String SIGNED = "\n\nSigned-off-by: Coach <coach@example.org>\n";
    private static final String BO = "agents/bo.json";

    private Path folder;
    private Path repository;
    private RunningServer first;
    private RunningServer second;
    private Git author;

    @BeforeAll
    void start(@TempDir Path temporary) throws GitAPIException {
        folder = temporary;
        repository = folder.resolve("behaviours.git");
        List<String> database = Backends.newDatabase();
        String[] settings = {
            "monkeytown.game.seats=2", "MONKEYTOWN_BEHAVIOURS=" + repository, "MONKEYTOWN_BEHAVIOURS_POLL=1h"
        };
        String[] andThoughts = Arrays.copyOf(settings, settings.length + 1);
        andThoughts[settings.length] = "MONKEYTOWN_AGENT_THOUGHTS=true";
        first = RunningServer.with(database, andThoughts);
        second = RunningServer.with(database, settings);
        Awaitility.await().until(() -> reads(first) > 0 && reads(second) > 0);
        author = Git.cloneRepository()
                .setURI(repository.toUri().toString())
                .setDirectory(folder.resolve("work").toFile())
                .setBranch("main")
                .call();
    }

    @AfterAll
    void stop() {
        author.close();
        second.close();
        first.close();
    }

    @Test
    @Order(1)
    void takesACommittedBehaviourForTheNextGameAndStoresItOnce() throws Exception {
        GameId before = open(first);

        commit(BO, bo("0.2", 2), "Teach Bo to mind the water" + SIGNED);
        order();

        Awaitility.await()
                .until(() -> inUse(first).version() == 2 && inUse(second).version() == 2);
        assertThat(inUse(second).personality().caution()).isEqualTo(0.2);
        GameId after = newGame();
        assertThat(pinned(before).of(Cast.BO)).isEqualTo(Behavior.shipped(Cast.BO));
        assertThat(pinned(after).of(Cast.BO)).isEqualTo(inUse(first));
        assertThat(rows("SELECT count(*) FROM agent_behavior_versions WHERE version = 2"))
                .isEqualTo(1);
        assertThat(rows("SELECT count(*) FROM agent_behaviors WHERE version = 2"))
                .isEqualTo(1);
        JsonNode bo = second.get("/api/agents/bo").json();
        assertThat(bo.path("behavior").path("version").intValue()).isEqualTo(2);
        assertThat(bo.path("versions").path(0).path("subject").stringValue()).isEqualTo("Teach Bo to mind the water");
        assertThat(bo.path("versions").path(1).path("version").intValue()).isEqualTo(1);
        assertThat(bo.path("record")).hasSize(3);
    }

    @Test
    @Order(2)
    void namesABadFileAndKeepsTheLastGoodVersion() throws Exception {
        commit(BO, bo("0.9", 3).replace("\"caution\"", "\"cowardice\": 1, \"caution\""), "Break it" + SIGNED);
        awaitRefusal("'personality.cowardice' is no field of a behaviour", true);
        assertThat(inUse(second).version()).isEqualTo(2);

        commit(BO, bo("0.9", 3), "Forget to sign");
        awaitRefusal("Signed-off-by", true);

        commit(BO, bo("0.9", 3) + " ".repeat(5_000), "Blow it up" + SIGNED);
        awaitRefusal("at most 4096 bytes", true);

        commit(BO, bo("0.9", 2), "Change without a new version" + SIGNED);
        awaitRefusal("'version' must be above 2", true);
        assertThat(first.bean(MeterRegistry.class).counter("behaviours_refused").count())
                .isEqualTo(4);
        assertThat(inUse(first).version()).isEqualTo(2);

        commit(BO, bo("0.3", 3), "Repair it" + SIGNED);
        awaitRefusal("'version' must be above 2", false);
        assertThat(inUse(first).version()).isEqualTo(3);
    }

    @Test
    @Order(3)
    void goesOnWithTheStoredVersionsWithoutTheRepository() throws Exception {
        Files.move(repository, folder.resolve("elsewhere.git"));
        Files.writeString(Files.createDirectory(repository).resolve("note.txt"), "not a repository");
        double failures = failures();
        order();

        Awaitility.await().until(() -> failures() > failures);
        assertThat(inUse(first).version()).isEqualTo(3);
        assertThat(pinned(newGame()).of(Cast.BO).version()).isEqualTo(3);
    }

    @Test
    @Order(4)
    void knowsNoAgentThatIsNot() {
        assertThat(first.get("/api/agents/joe").status()).isEqualTo(404);
        assertThat(first.get("/api/agents/joe").json().path("code").stringValue())
                .isEqualTo("unknown_agent");
        assertThat(first.get("/api/agents").json().path("agents")).hasSize(Cast.values().length);
    }

    @Test
    @Order(5)
    void tellsOperatorsWhyAnAgentDoesWhatItDoesIfThatIsKept() {
        String game = "/api/games/" + newGame();

        Awaitility.await().untilAsserted(() -> {
            JsonNode thought = asOperator(first, game + "/agents/1/thoughts")
                    .json()
                    .path("thoughts")
                    .path(0);
            assertThat(thought.path("chosen").stringValue("")).isNotBlank();
            assertThat(thought.path("options").path(0).path("score").isNumber()).isTrue();
            assertThat(thought.path("dueTick").intValue())
                    .isGreaterThan(thought.path("seenTick").intValue());
        });
        assertThat(code(first, game + "/agents/2/thoughts")).isEqualTo("unknown_seat");
        assertThat(code(first, game + "/agents/-1/thoughts")).isEqualTo("unknown_seat");
        assertThat(code(second, game + "/agents/1/thoughts")).isEqualTo("unknown_game");
        GameId silent = second.bean(GameHost.class).open().orElseThrow().id();
        assertThat(code(second, "/api/games/" + silent + "/agents/1/thoughts")).isEqualTo("not_kept");
    }

    private static RunningServer.Reply asOperator(RunningServer server, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + RunningServer.OPERATOR_TOKEN));
    }

    private static String code(RunningServer server, String path) {
        RunningServer.Reply reply = asOperator(server, path);
        assertThat(reply.status()).isEqualTo(404);
        return reply.json().path("code").stringValue("");
    }

    private static String bo(String caution, int version) {
        return """
                {"agent": "bo", "version": %d, "decisionModel": "reactive",
                 "personality": {"greed": 0.35, "aggression": 1, "caution": %s, "vengefulness": 0.5, "curiosity": 0.3, "teamwork": 0.3}}
                """.formatted(version, caution);
    }

    private void commit(String path, String text, String message) throws IOException, GitAPIException {
        Files.writeString(folder.resolve("work").resolve(path), text);
        author.add().addFilepattern(path).call();
        author.commit()
                .setMessage(message)
                .setAuthor("Coach", "coach@example.org")
                .setCommitter("Coach", "coach@example.org")
                .setSign(false)
                .call();
        author.push().call();
    }

    private void order() {
        assertThat(first.post("/internal/behaviours/read", RunningServer.OPERATOR_TOKEN, "")
                        .status())
                .isEqualTo(202);
    }

    private void awaitRefusal(String reason, boolean standing) {
        order();
        for (RunningServer server : List.of(first, second)) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonNode refused = server.get("/api/agents").json().path("lastRefused");
                assertThat(refused.path("file").stringValue("")).isEqualTo(BO);
                assertThat(refused.path("reason").stringValue("")).contains(reason);
                assertThat(refused.path("standing").booleanValue()).isEqualTo(standing);
            });
        }
    }

    private static Behavior inUse(RunningServer server) {
        return server.bean(Behaviors.class).current().of(Cast.BO);
    }

    private GameId open(RunningServer server) {
        return GameId.of(server.play(Caller.named("Ann")).json().path("gameId").stringValue());
    }

    /** Newcomers are seated in games that run as long as these have room. */
    private GameId newGame() {
        return first.bean(GameHost.class).open().orElseThrow().id();
    }

    /** What a server that takes the game over finds. */
    private Repertoire pinned(GameId game) {
        return second.bean(PinnedBehaviors.class).of(game);
    }

    private static double reads(RunningServer server) {
        return server.bean(MeterRegistry.class).counter("behaviours_read").count();
    }

    private double failures() {
        return first.bean(MeterRegistry.class)
                .counter("behaviours_read_failures")
                .count();
    }

    private long rows(String count) {
        return first.bean(EntityManagerFactory.class).callInTransaction(em ->
                (Long) em.createNativeQuery(count, Long.class).getSingleResult());
    }
}
