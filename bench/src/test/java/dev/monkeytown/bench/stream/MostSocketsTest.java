package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MostSocketsTest {

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void findsTheLargestLoadThatDoes() {
        assertThat(search(1360).find(0)).isEqualTo(1360);
        assertThat(tried).doesNotHaveDuplicates();
    }

    @Test
    void beginsAboveWhatIsKnown() {
        assertThat(search(1360).find(1000)).isEqualTo(1360);
        assertThat(tried).allMatch(sockets -> sockets > 1000);
    }

    @Test
    void saysNoneWhenNothingDoes() {
        assertThat(search(0).find(0)).isZero();
    }

    @Test
    void keepsWhatIsKnownWhenNothingMoreDoes() {
        assertThat(search(1000).find(1000)).isEqualTo(1000);
    }

    @Test
    void endsAtTheLargestLoadThereIs() {
        assertThat(search(Integer.MAX_VALUE).find(0)).isEqualTo(4800);
    }

    private MostSockets search(int limit) {
        return new MostSockets(1, sockets -> {
            tried.add(sockets);
            long inTime = sockets <= limit ? 1000 : 900;
            Window window = new Window(
                    "main", sockets, 1000, 0, 1000, 1000, inTime, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            return new Measurement("ours", window, new Costs(0, 0, Map.of()));
        });
    }
}
