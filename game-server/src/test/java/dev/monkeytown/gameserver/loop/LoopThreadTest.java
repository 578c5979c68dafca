package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One loop thread, whose turns the test takes itself on a clock that stands until somebody waits on it. */
class LoopThreadTest {

    private static final long TICK = Schedule.TICK_NANOS;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeClock clock = new FakeClock();
    private final Schedule schedule = new Schedule(0);
    private int flushes;
    private final LoopThread thread =
            LoopThread.home(0, clock, schedule, () -> flushes++, new LoopMeters(registry), pinned -> {});

    @Test
    void spreadsWhatItTicksOverThePhasesAndFlushesOncePerPhase() {
        List<Counting> games = add(Schedule.PHASES + 1, 0);

        runUntil(TICK - 1);

        assertThat(games).allMatch(game -> game.ticks() == 1);
        assertThat(flushes).isEqualTo(Schedule.PHASES);
        assertThat(games.subList(0, 3))
                .extracting(game -> game.tickedAtNanos.getFirst())
                .containsExactly(0L, schedule.at(8), schedule.at(4));
    }

    @Test
    void seatsANewcomerInThePhaseThatCostsLeast() {
        List<Counting> games = add(Schedule.PHASES - 1, 0);
        runUntil(10 * TICK);

        Counting newcomer = add(1, 0).getFirst();
        runUntil(12 * TICK);

        assertThat(Schedule.phase(schedule.firstFrom(newcomer.tickedAtNanos.getFirst())))
                .isEqualTo(15);
        assertThat(games).allMatch(game -> game.ticks() >= 11);
    }

    @Test
    void ticksEverybodyAtTheirMomentHoweverLongTurnsTake() {
        List<Counting> games = add(4, 700_000);

        runUntil(600 * TICK);

        for (Counting game : games) {
            long first = schedule.firstFrom(game.tickedAtNanos.getFirst());
            for (int n = 0; n < game.ticks(); n++) {
                assertThat(game.tickedAtNanos.get(n)).isEqualTo(schedule.at(first + (long) n * Schedule.PHASES));
            }
        }
    }

    @Test
    void hasNothingToDoWhenNobodyIsThere() {
        assertThat(thread.prepare()).isEqualTo(LoopThread.NEVER);
        Counting game = add(1, 0).getFirst();
        game.doneAt = 3;

        runUntil(10 * TICK);

        assertThat(thread.prepare()).isEqualTo(LoopThread.NEVER);
        assertThat(game.ticks()).isEqualTo(3);
        assertThat(clock.nanos).isEqualTo(schedule.at(2 * Schedule.PHASES));
    }

    @Test
    void takesUpTheScheduleWhereTimeIsAfterARest() {
        add(1, 0).getFirst().doneAt = 1;
        runUntil(TICK);
        clock.nanos = 1_000 * TICK + 5;

        Counting late = add(1, 0).getFirst();
        runUntil(1_010 * TICK);

        assertThat(late.lost).isZero();
        assertThat(late.ticks()).isEqualTo(10);
    }

    @Test
    void takesOneThatThrowsAwayAndTicksTheOthers() {
        List<Counting> games = add(9, 0);
        games.getFirst().breaksAt = 2;

        runUntil(3 * TICK - 1);

        assertThat(games.getFirst().broken).hasMessage("tick 2");
        assertThat(games.subList(1, 9)).allMatch(game -> game.ticks() == 3 && game.broken == null);
    }

    @Test
    void makesUpForTicksWithoutWaitingAndKeepsItsSchedule() {
        Counting game = add(1, 0).getFirst();
        runUntil(1);
        clock.nanos = 3 * TICK + 10;

        runUntil(5 * TICK);

        assertThat(game.tickedAtNanos)
                .containsExactly(0L, 3 * TICK + 10, 3 * TICK + 10, 3 * TICK + 10, schedule.at(4L * Schedule.PHASES));
        assertThat(game.lost).isZero();
    }

    @Test
    void leavesWholeTicksOutWhenItIsTooFarBehindAndTellsEachGameHowMany() {
        List<Counting> games = add(5, 0);
        runUntil(TICK);
        clock.nanos += 7 * TICK + TICK / 3;

        runUntil(60 * TICK);

        assertThat(games).allMatch(game -> game.lost == 7 && game.ticks() + game.lost == 60);
        assertThat(registry.counter("ticks_lost", "thread", "home").count()).isEqualTo(35);
        assertThat(registry.counter("tick_rebases").count()).isEqualTo(1);
    }

    @Test
    void accountsForEveryTickThroughAnyNumberOfStalls() {
        List<Counting> games = add(7, 20_000);
        runUntil(TICK);
        for (int stall = 1; stall < 40; stall++) {
            clock.nanos += stall * TICK / 3;
            runUntil(clock.nanos + 5 * TICK);
        }
        long elapsedTicks = (clock.nanos - schedule.originNanos()) * 60 / 1_000_000_000;

        assertThat(games).allMatch(game -> Math.abs(game.ticks() + game.lost - elapsedTicks) <= 1);
        assertThat(games).allMatch(game -> game.lost > 0);
    }

    private List<Counting> add(int count, long costNanos) {
        List<Counting> games = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            games.add(new Counting(clock, costNanos));
            thread.add(new Pinned(games.getLast(), thread, 100_000));
        }
        return games;
    }

    /** Takes turns as long as they are due before the given moment. */
    private void runUntil(long nanos) {
        while (thread.prepare() < nanos) {
            thread.take();
        }
    }
}
