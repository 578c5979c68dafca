package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two loop threads and the one apart; the test takes all turns itself, in the order of their moments. */
class LoopThreadsTest {

    private static final long TICK = Schedule.TICK_NANOS;
    private static final long BUDGET = Limits.TICK_BUDGET.toNanos();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeClock clock = new FakeClock();
    private final LoopThreads threads = new LoopThreads(2, 40, clock, () -> {}, new LoopMeters(registry));
    private final List<LoopThread> every =
            List.of(threads.homes().getFirst(), threads.homes().getLast(), threads.apart());
    private final long[] times = new long[3];
    private long nowNanos;

    @Test
    void pinsNewcomersToTheThreadThatCostsLeastNotToTheOneWithFewest() {
        Counting dear = add(100_000);
        for (int i = 0; i < 3; i++) {
            add(100_000);
        }
        runTicks(120);
        dear.costNanos = 3_000_000;
        runTicks(900);

        for (int i = 0; i < 10; i++) {
            add(100_000);
        }
        runTicks(600);

        assertThat(threads.load().costsNanos())
                .satisfiesExactly(
                        dearThread -> assertThat(dearThread).isBetween(3_050_000L, 3_150_000L),
                        other -> assertThat(other).isBetween(1_190_000L, 1_210_000L));
    }

    @Test
    void ticksAGameThatCameFromElsewhereAtOnceAndThenInItsTurns() {
        AtomicInteger flushes = new AtomicInteger();
        LoopThreads flushing = new LoopThreads(1, 40, clock, flushes::incrementAndGet, new LoopMeters(registry));
        Counting game = new Counting(clock, 100_000);
        Counting over = new Counting(clock, 100_000);
        over.doneAt = 1;
        Counting broken = new Counting(clock, 100_000);
        broken.breaksAt = 1;

        flushing.addAtOnce(game);
        flushing.addAtOnce(over);
        flushing.addAtOnce(broken);

        assertThat(List.of(game.ticks(), over.ticks(), broken.ticks())).containsOnly(1);
        assertThat(broken.broken).isInstanceOf(IllegalStateException.class);
        assertThat(flushes).hasValue(3);
        assertThat(flushing.load().games()).isEqualTo(1);
        LoopThread home = flushing.homes().getFirst();
        home.prepare();
        home.take();
        assertThat(game.ticks()).isEqualTo(2);
    }

    @Test
    void movesGamesWithoutDoublingOrLeavingOutATick() {
        List<Counting> games = unevenGames();

        for (int second = 0; second < 11; second++) {
            runTicks(60);
            threads.balance();
        }

        assertThat(registry.counter("games_moved").count()).isPositive();
        List<Long> costs = threads.load().costsNanos();
        assertThat(Math.abs(costs.getFirst() - costs.getLast())).isLessThan(Balancer.HYSTERESIS_NANOS * 3 / 2);
        assertThat(games).allSatisfy(game -> {
            assertThat(game.lost).isZero();
            Schedule schedule = new Schedule(0);
            long first = schedule.firstFrom(game.tickedAtNanos.getFirst()) / Schedule.PHASES;
            for (int n = 1; n < game.ticks(); n++) {
                assertThat(game.tickedAtNanos.get(n) / TICK).isBetween(first + n - 1, first + n + 1);
            }
        });
    }

    @Test
    void doesNotFlapOnceBalanced() {
        unevenGames();
        for (int second = 0; second < 10; second++) {
            runTicks(60);
            threads.balance();
        }
        double moved = registry.counter("games_moved").count();

        for (int second = 0; second < 30; second++) {
            runTicks(60);
            threads.balance();
        }

        assertThat(registry.counter("games_moved").count()).isEqualTo(moved);
    }

    @Test
    void accountsForEveryTickAcrossMovesBetweenThreadsThatAreBehind() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Counting> games = unevenGames();
        for (int i = 0; i < 300; i++) {
            runTicks(random.nextInt(12));
            times[random.nextInt(2)] += random.nextLong(5 * TICK);
            for (int g = 0; g < games.size(); g++) {
                games.get(g).costNanos = g % 2 == i / 50 % 2 ? 600_000 : 20_000;
            }
            threads.balance();
        }
        runTicks(300);

        long elapsedTicks = nowNanos * 60 / 1_000_000_000;
        assertThat(registry.counter("games_moved").count()).isPositive();
        assertThat(games).as("seed %d", seed).allMatch(game -> Math.abs(game.ticks() + game.lost - elapsedTicks) <= 1);
    }

    @Test
    void putsAGameThatKeepsOverrunningOnAThreadApartBeforeOthersLoseATick() {
        List<Counting> games = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            games.add(add(100_000));
        }
        runTicks(120);

        Counting bad = games.removeFirst();
        bad.costNanos = 20_000_000;
        runTicks(600);

        assertThat(bad.isolations).isEqualTo(1);
        assertThat(bad.overruns).isGreaterThan(3);
        assertThat(bad.lost).isPositive();
        assertThat(games).allMatch(game -> game.lost == 0 && game.isolations == 0);
        assertThat(registry.counter("ticks_lost", "thread", "home").count()).isZero();
        assertThat(registry.counter("ticks_lost", "thread", "apart").count()).isEqualTo(bad.lost);
    }

    @Test
    void forgivesASingleStall() {
        Counting game = add(100_000);
        add(100_000);
        add(100_000);
        runTicks(120);

        game.costNanos = 200_000_000;
        runTicks(1);
        game.costNanos = 100_000;
        runTicks(120);

        assertThat(game.overruns).isEqualTo(1);
        assertThat(game.isolations).isZero();
    }

    @Test
    void isolatesNobodyWhenTheMachineIsSlowForAll() {
        List<Counting> games = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            games.add(add(100_000));
        }
        runTicks(120);

        games.forEach(game -> game.costNanos = 2 * BUDGET);
        runTicks(600);

        assertThat(games).allMatch(game -> game.isolations == 0 && game.overruns > 0);
    }

    @Test
    void takesAnIsolatedGameBackWhenItHasCalmedDown() {
        Counting game = add(100_000);
        for (int i = 0; i < 5; i++) {
            add(100_000);
        }
        runTicks(120);
        game.costNanos = 20_000_000;
        runTicks(120);
        assertThat(threads.load().costsNanos().stream().mapToLong(cost -> cost).sum())
                .isLessThan(1_000_000);

        game.costNanos = 100_000;
        for (int second = 0; second < 30; second++) {
            runTicks(60);
            threads.balance();
        }

        assertThat(threads.apart().prepare()).isEqualTo(LoopThread.NEVER);
        int lost = game.lost;
        int ticks = game.ticks();
        runTicks(60);
        assertThat(game.ticks() - ticks).isBetween(59, 61);
        assertThat(game.lost).isEqualTo(lost);
    }

    @Test
    void tellsFromMeasuredCostsHowManyMoreGamesFit() {
        assertThat(threads.load().room()).isEqualTo(80);
        add(100_000);
        add(100_000);
        assertThat(threads.load().room()).isEqualTo(78);

        runTicks(900);

        assertThat(threads.load().typicalNanos()).isBetween(99_000L, 101_000L);
        assertThat(threads.load().room()).isBetween(196, 200);
    }

    @Test
    void forgetsWhatIsDone() {
        add(100_000).doneAt = 5;
        add(100_000);
        runTicks(10);

        assertThat(threads.load().games()).isEqualTo(1);
    }

    @Test
    void ticksOnRealThreadsUntilItIsStopped() throws Exception {
        LoopThreads real = new LoopThreads(2, 40, NanoClock.system(), () -> {}, new LoopMeters(registry));
        CountDownLatch ticked = new CountDownLatch(120);
        real.start();
        for (int i = 0; i < 4; i++) {
            real.add(new Down(ticked));
        }

        assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();

        real.stop();
    }

    /** Ten games on two threads; those on one of them are dear. */
    private List<Counting> unevenGames() {
        List<Counting> games = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            games.add(add(i % 2 == 0 ? 500_000 : 50_000));
        }
        return games;
    }

    private Counting add(long costNanos) {
        Counting game = new Counting(clock, costNanos);
        threads.add(game);
        return game;
    }

    /** Runs all threads for so many ticks, each in its own time, as on cores of its own. */
    private void runTicks(int ticks) {
        nowNanos += ticks * TICK;
        for (int next = first(); next >= 0; next = first()) {
            clock.nanos = times[next];
            every.get(next).take();
            times[next] = clock.nanos;
        }
        clock.nanos = nowNanos;
    }

    /** Number of the thread whose next turn is first, or -1 if none is due yet. */
    private int first() {
        int first = -1;
        long atNanos = nowNanos;
        for (int i = 0; i < times.length; i++) {
            clock.nanos = times[i];
            long dueNanos = every.get(i).prepare();
            if (Math.max(dueNanos, times[i]) < atNanos) {
                atNanos = Math.max(dueNanos, times[i]);
                first = i;
            }
        }
        return first;
    }

    private record Down(CountDownLatch ticked) implements Ticking {

        @Override
        public boolean tick(long nowNanos) {
            ticked.countDown();
            return true;
        }

        @Override
        public void broken(Throwable cause) {}

        @Override
        public void lost(int ticks) {}

        @Override
        public void overran(long nanos) {}

        @Override
        public void isolated() {}
    }
}
