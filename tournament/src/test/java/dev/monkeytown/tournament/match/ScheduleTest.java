package dev.monkeytown.tournament.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.agent.Cast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void letsEverybodySitEverywhereForEverySideEquallyOften(int sides) {
        Schedule schedule = Schedule.of(sides);
        Map<String, Integer> counts = new HashMap<>();
        for (int game = 0; game < schedule.roundGames(); game++) {
            List<Chair> chairs = schedule.game(game);
            assertThat(chairs).hasSize(schedule.seats());
            for (int seat = 0; seat < chairs.size(); seat++) {
                Chair chair = chairs.get(seat);
                counts.merge(seat + " " + chair.side() + " " + chair.character(), 1, Integer::sum);
            }
        }

        assertThat(counts).hasSize(schedule.seats() * sides * Cast.values().length);
        assertThat(counts.values()).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void givesAllSidesTheSameCharactersInEachGame(int sides) {
        Schedule schedule = Schedule.of(sides);
        for (int game = 0; game < schedule.roundGames(); game++) {
            List<Chair> chairs = schedule.game(game);
            for (int side = 1; side < sides; side++) {
                assertThat(charactersOf(chairs, side)).isEqualTo(charactersOf(chairs, 0));
            }
        }
    }

    private static List<Cast> charactersOf(List<Chair> chairs, int side) {
        return chairs.stream()
                .filter(chair -> chair.side() == side)
                .map(Chair::character)
                .sorted()
                .toList();
    }
}
