package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.behaviour.Behaviors;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.simulation.agent.Cast;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game between agents ends at one of two servers, one of them notes what beat it, and another one changes by that. */
class NotesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void anAgentsNoteChangesAnotherAgentWhicheverServerReadsIt(@TempDir Path folder) {
        List<String> database = Backends.newDatabase();
        String[] settings = {
            "monkeytown.game.seats=8",
            "monkeytown.game.seconds=10",
            "monkeytown.game.difficulty=hard",
            "MONKEYTOWN_BEHAVIOURS=" + folder.resolve("behaviours.git"),
            "MONKEYTOWN_BEHAVIOURS_POLL=1s",
            "MONKEYTOWN_AGENT_NOTES=true"
        };
        try (RunningServer first = RunningServer.with(database, settings);
                RunningServer second = RunningServer.with(database, settings)) {
            assertThat(first.bean(GameHost.class).open()).isPresent();

            Awaitility.await().atMost(PATIENCE).until(() -> total(first, second, "behaviours_lessons") == 1);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(changed(first)).hasSize(1).isEqualTo(changed(second)));

            Behavior learnt = changed(first).getFirst();
            assertThat(learnt.version()).isEqualTo(2);
            assertThat(total(first, second, "behaviours_notes")).isEqualTo(1);
            assertThat(total(first, second, "behaviours_stored"))
                    .as("two servers read it and store it once")
                    .isEqualTo(1);
            assertThat(rows(first, "SELECT count(*) FROM agent_behavior_versions WHERE version = 2"))
                    .isEqualTo(1);
            assertThat(first.get("/api/agents/" + learnt.character().figure())
                            .json()
                            .path("versions")
                            .path(0)
                            .path("subject")
                            .stringValue(""))
                    .startsWith("Heed ")
                    .contains("'s note on ");
            assertThat(total(first, second, "behaviours_refused")).isZero();
        }
    }

    private static List<Behavior> changed(RunningServer server) {
        return Arrays.stream(Cast.values())
                .map(server.bean(Behaviors.class).current()::of)
                .filter(behavior -> !behavior.equals(Behavior.shipped(behavior.character())))
                .toList();
    }

    private static double total(RunningServer first, RunningServer second, String counter) {
        return first.bean(MeterRegistry.class).counter(counter).count()
                + second.bean(MeterRegistry.class).counter(counter).count();
    }

    private static long rows(RunningServer server, String count) {
        return server.bean(EntityManagerFactory.class).callInTransaction(em ->
                (Long) em.createNativeQuery(count, Long.class).getSingleResult());
    }
}
