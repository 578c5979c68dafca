package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickLoopTest {

    private static final long TICK = TickLoop.TICK_NANOS;

    private final FakeClock clock = new FakeClock();
    private final RecordedTurns turns = new RecordedTurns();
    private final TickLoop loop = new TickLoop(clock, turns);

    @Test
    void runsEveryPhaseAtItsDeadlineHoweverLongTurnsTake() {
        turns.costNanos = 700_000;
        begin();

        turns(8 * 60);

        assertThat(turns.phases.subList(0, 9)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0);
        for (int n = 0; n < turns.atNanos.size(); n++) {
            assertThat(turns.atNanos.get(n)).isEqualTo(n / 8 * TICK + n % 8 * TICK / 8);
        }
    }

    @Test
    void doesNotWakeForPhasesThatNobodyWants() {
        turns.wanted = List.of(0, 5);
        begin();

        turns(16);

        assertThat(turns.phases).containsExactly(0, 5, 0, 5);
        assertThat(turns.atNanos).containsExactly(0L, 5 * TICK / 8, TICK, TICK + 5 * TICK / 8);
    }

    @Test
    void makesUpForTicksWithoutWaitingAndKeepsItsSchedule() {
        turns.wanted = List.of(0);
        begin();
        turns(8);
        clock.nanos = 3 * TICK + 10;

        turns(32);

        assertThat(turns.latenessNanos).containsExactly(0L, 2 * TICK + 10, TICK + 10, 10L, 0L);
        assertThat(turns.atNanos.getLast()).isEqualTo(4 * TICK);
        assertThat(turns.lostNanos).isZero();
    }

    @Test
    void beginsAnewWhenItIsTooFarBehindAndSaysHowMuchWasLost() {
        turns.wanted = List.of(0);
        begin();
        turns(8);
        clock.nanos = TICK + 3 * TICK + 1;

        turns(16);

        assertThat(turns.lostNanos).isEqualTo(3 * TICK + 1);
        assertThat(turns.latenessNanos).containsExactly(0L, 0L, 0L);
        assertThat(turns.atNanos.getLast()).isEqualTo(5 * TICK + 1);
    }

    private void begin() {
        loop.begin();
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            loop.once();
        }
    }

    private final class RecordedTurns implements TickLoop.Turn {

        private final List<Integer> phases = new ArrayList<>();
        private final List<Long> atNanos = new ArrayList<>();
        private final List<Long> latenessNanos = new ArrayList<>();
        private List<Integer> wanted = List.of(0, 1, 2, 3, 4, 5, 6, 7);
        private long costNanos;
        private long lostNanos;

        @Override
        public boolean wanted(int phase) {
            return wanted.contains(phase);
        }

        @Override
        public void run(int phase, long nowNanos, long lateness) {
            phases.add(phase);
            atNanos.add(nowNanos);
            latenessNanos.add(lateness);
            clock.nanos += costNanos;
        }

        @Override
        public void rebased(long lost) {
            lostNanos += lost;
        }
    }
}
