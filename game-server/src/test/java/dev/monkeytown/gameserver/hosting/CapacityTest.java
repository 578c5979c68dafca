package dev.monkeytown.gameserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.LoopLoad;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private LoopLoad load = load(0, 100_000, 0, 0);
    private final Capacity capacity = new Capacity(150, () -> load);

    @Test
    void fillsTheShareOfATickOnEveryThread() {
        load = load(42, 100_000, 3_950_000, 8_950_000);

        assertThat(load.room()).isEqualTo(60 + 10);
    }

    @Test
    void countsRoomBesidesWhatRuns() {
        for (int i = 0; i < 42; i++) {
            assertThat(capacity.take()).isTrue();
        }
        load = load(42, 100_000, 3_950_000, 8_950_000);

        assertThat(capacity.total()).isEqualTo(42 + 70);
    }

    @Test
    void isFullWhenOneMoreWouldNotFit() {
        load = load(0, 100_000, 9_950_000, 12_000_000);

        assertThat(capacity.take()).isFalse();
        assertThat(capacity.total()).isZero();
    }

    @Test
    void doesNotGiveTheSameRoomToAllThatOpenAtOnce() {
        load = load(0, 100_000, 9_750_000, 12_000_000);

        assertThat(capacity.take()).isTrue();
        assertThat(capacity.take()).isTrue();
        assertThat(capacity.take()).isFalse();
        capacity.giveBack();
        assertThat(capacity.take()).isTrue();
    }

    @Test
    void neverHoldsMoreThanAnOperatorAllows() {
        assertThat(capacity.total()).isEqualTo(150);
    }

    private static LoopLoad load(int games, long typicalNanos, long... threads) {
        return new LoopLoad(games, List.of(threads[0], threads[1]), typicalNanos);
    }
}
