package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One loop thread, whose turns the test takes itself on a clock that stands until somebody waits on it. */
class LoopThreadTest {

    private static final long TICK = Schedule.TICK_NANOS;

    /** Longer than it takes until a cost counts. */
    private static final long MEASURED = 700 * TICK;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeClock clock = new FakeClock();
    private final Schedule schedule = new Schedule(0);
    private int flushes;
    private final LoopThread thread =
            LoopThread.home(0, clock, schedule, () -> flushes++, new LoopMeters(registry), pinned -> {});

    @Test
    void fillsATurnBeforeItBeginsAnotherFarAwayAndFlushesOncePerTurn() {
        List<Counting> games = add(2 * Slots.FULL + 1, 0);

        runUntil(TICK - 1);

        assertThat(games).allMatch(game -> game.ticks() == 1);
        assertThat(flushes).isEqualTo(3);
        assertThat(List.of(games.getFirst(), games.get(Slots.FULL - 1), games.get(Slots.FULL), games.getLast()))
                .extracting(game -> game.tickedAtNanos.getFirst())
                .containsExactly(0L, 0L, schedule.at(8), schedule.at(4));
    }

    @Test
    void seatsANewcomerInTheCheapestTurnWhenAllAreFull() {
        List<Counting> games = add(Schedule.PHASES * Slots.FULL - 1, 0);
        List<Counting> dear = add(1, 10_000);
        runUntil(10 * TICK);

        Counting newcomer = add(1, 0).getFirst();
        runUntil(12 * TICK);

        assertThat(newcomer.ticks()).isPositive();
        assertThat(phaseOf(newcomer)).isNotEqualTo(phaseOf(dear.getFirst()));
        assertThat(games).allMatch(game -> game.ticks() >= 11);
    }

    @Test
    void beginsAnotherTurnWhenTheGamesOfOneCostTooMuch() {
        Counting first = add(1, 600_000).getFirst();
        runUntil(MEASURED);

        Counting second = add(1, 600_000).getFirst();
        runUntil(2 * MEASURED);

        assertThat(phaseOf(first)).isNotEqualTo(phaseOf(second));
    }

    @Test
    void ticksEverybodyAtTheirMomentHoweverLongTurnsTake() {
        List<Counting> games = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            games.addAll(add(1, 700_000));
            runUntil(i * MEASURED);
        }

        runUntil(5 * MEASURED);

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
        clock.nanos = 8 * TICK + TICK / 3;

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

    /** Of its last tick, with nothing to make up for. */
    private int phaseOf(Counting game) {
        return Schedule.phase(schedule.firstFrom(game.tickedAtNanos.getLast() - TICK / Schedule.PHASES + 1));
    }
}
