package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.Balancer.Burden;
import dev.monkeytown.gameserver.loop.Balancer.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final long CLEAR = 2 * Balancer.HYSTERESIS_NANOS;

    @Test
    void movesFromTheCostliestToTheCheapestWhatEvensThemOut() {
        List<Burden> burdens =
                List.of(new Burden(0, CLEAR), new Burden(0, 3 * CLEAR), new Burden(0, CLEAR), new Burden(1, CLEAR));

        assertThat(Balancer.moves(2, burdens)).containsExactly(new Move(0, 1), new Move(2, 1));
    }

    @Test
    void leavesSmallDifferencesAlone() {
        assertThat(Balancer.moves(2, Collections.nCopies(8, new Burden(0, Balancer.HYSTERESIS_NANOS / 8))))
                .isEmpty();
    }

    @Test
    void doesNotMoveWhatWouldOnlyTurnTheDifferenceRound() {
        assertThat(Balancer.moves(2, List.of(new Burden(0, 10 * CLEAR), new Burden(1, CLEAR))))
                .isEmpty();
    }

    @Test
    void movesOnlySoManyAtATime() {
        assertThat(Balancer.moves(2, Collections.nCopies(100, new Burden(0, CLEAR))))
                .hasSize(Balancer.MOST_MOVES);
    }

    @Test
    void comesToRestWhateverTheCosts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int threads = 1 + random.nextInt(6);
            List<Burden> burdens = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                burdens.add(new Burden(random.nextInt(threads), random.nextLong(Balancer.HYSTERESIS_NANOS * 3)));
            }
            int beats = 0;
            for (List<Move> moves = Balancer.moves(threads, burdens);
                    !moves.isEmpty();
                    moves = Balancer.moves(threads, burdens)) {
                for (Move move : moves) {
                    burdens.set(
                            move.burden(),
                            new Burden(move.to(), burdens.get(move.burden()).costNanos()));
                }
                assertThat(++beats).as("seed %d", seed).isLessThan(200);
            }
        }
    }
}
