package dev.monkeytown.gameserver.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.simulation.SimulationLimits;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NeighboursTest {

    private final FakeClock clock = new FakeClock();
    private final Neighbours neighbours = new Neighbours(new JsonMapper(), clock, "gs-1", "game-server");

    @Test
    void asksTheEmptiestFirstAndNobodyWithoutRoom() {
        heard("gs-2", "game-server", 30, 40);
        heard("gs-3", "game-server", 10, 80);
        heard("gs-4", "game-server", 40, 40);
        heard("gs-5", "game-server", 0, 0);

        assertThat(neighbours.withRoom()).containsExactly("gs-3", "gs-2");
    }

    @Test
    void asksNeitherItselfNorOtherServices() {
        heard("gs-1", "game-server", 0, 40);
        heard("es-1", "event-stream", 0, 40);
        neighbours.heard("[]".getBytes(UTF_8));
        neighbours.heard("{\"service\":\"game-server\",\"insta".getBytes(UTF_8));

        assertThat(neighbours.withRoom()).isEmpty();
    }

    @Test
    void forgetsWhoHasNotBeenHeardForAWhile() {
        heard("gs-2", "game-server", 0, 40);
        clock.nanos += Limits.HEARTBEAT_STALE.toNanos();
        assertThat(neighbours.withRoom()).containsExactly("gs-2");

        clock.nanos += 1;

        assertThat(neighbours.withRoom()).isEmpty();
    }

    @Test
    void countsTheRoomOfThoseAloneThatWouldTakeGamesOver() {
        steady("gs-2", 30, 40, true);
        steady("gs-3", 10, 80, true);
        steady("gs-4", 50, 40, true);
        steady("gs-5", 0, 40, false);
        heard("gs-6", "game-server", 0, 40);

        assertThat(neighbours.steadyRoom()).isEqualTo(10 + 70);

        clock.nanos += Limits.HEARTBEAT_STALE.toNanos() + 1;
        assertThat(neighbours.steadyRoom()).isZero();
    }

    private void steady(String instance, int games, int capacity, boolean steady) {
        InstanceBeat beat =
                InstanceBeat.ofGames("game-server", instance, 0, InstanceBeat.Status.UP, steady, games, capacity, 0, 0);
        neighbours.heard(new JsonMapper().writeValueAsBytes(beat));
    }

    @Test
    void asksNobodyWhoseStatesMeanSomethingElse() {
        heard("gs-2", "game-server", 1, 10, SimulationLimits.FORMAT + 1);

        assertThat(neighbours.withRoom()).isEmpty();
    }

    private void heard(String instance, String service, int games, int capacity) {
        heard(instance, service, games, capacity, SimulationLimits.FORMAT);
    }

    private void heard(String instance, String service, int games, int capacity, int format) {
        neighbours.heard(
                "{\"instance\":\"%s\",\"service\":\"%s\",\"games\":%d,\"capacity\":%d,\"format\":%d,\"more\":1}"
                        .formatted(instance, service, games, capacity, format)
                        .getBytes(UTF_8));
    }
}
