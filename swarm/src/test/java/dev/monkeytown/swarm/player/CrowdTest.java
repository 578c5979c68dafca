package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void choosesAShareSpreadOverEverybody() {
        assertThat(chosen(0.1, 30)).containsExactly(9, 19, 29);
        assertThat(chosen(0.5, 6)).containsExactly(1, 3, 5);
        assertThat(chosen(1, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void choosesSomebodyForAnyShare() {
        assertThat(chosen(0.001, 20)).hasSize(1);
        assertThat(chosen(0.1, 20_000)).hasSize(2_000);
    }

    private static List<Integer> chosen(double share, int all) {
        return IntStream.range(0, all)
                .filter(number -> Crowd.chosen(number, share, all))
                .boxed()
                .toList();
    }
}
