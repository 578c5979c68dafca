package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopThreadTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeClock clock = new FakeClock();
    private int flushes;
    private final LoopThread thread = new LoopThread("test", clock, () -> flushes++, new LoopMeters(registry));

    @Test
    void spreadsWhatItTicksOverThePhases() {
        List<Counting> games = add(9);

        tickOnce();

        assertThat(games).allMatch(game -> game.ticks == 1);
        assertThat(flushes).isEqualTo(TickLoop.PHASES);
    }

    @Test
    void takesOneThatThrowsAwayAndTicksTheOthers() {
        List<Counting> games = add(9);
        games.getFirst().breaksAt = 2;

        tickOnce();
        tickOnce();
        tickOnce();

        assertThat(games.getFirst().broken).hasMessage("tick 2");
        assertThat(games.subList(1, 9)).allMatch(game -> game.ticks == 3 && game.broken == null);
        assertThat(thread.load()).isEqualTo(8);
    }

    @Test
    void forgetsOneThatIsDone() {
        List<Counting> games = add(2);
        games.getFirst().doneAt = 1;

        tickOnce();
        tickOnce();

        assertThat(games.getFirst().ticks).isEqualTo(1);
        assertThat(games.getLast().ticks).isEqualTo(2);
        assertThat(thread.load()).isEqualTo(1);
    }

    @Test
    void countsRebasesOnlyWhileItHasSomethingToTick() {
        thread.rebased(1);
        add(1);
        thread.rebased(1);

        assertThat(registry.counter("tick_rebases").count()).isEqualTo(1);
    }

    private List<Counting> add(int count) {
        List<Counting> games = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            games.add(new Counting());
            thread.add(games.getLast());
        }
        return games;
    }

    private void tickOnce() {
        for (int phase = 0; phase < TickLoop.PHASES; phase++) {
            thread.run(phase, clock.nanos, 0);
        }
    }

    private static final class Counting implements Ticking {

        private int ticks;
        private int doneAt = Integer.MAX_VALUE;
        private int breaksAt = Integer.MAX_VALUE;
        private @Nullable Throwable broken;

        @Override
        public boolean tick(long nowNanos) {
            ticks++;
            if (ticks == breaksAt) {
                throw new IllegalStateException("tick " + ticks);
            }
            return ticks < doneAt;
        }

        @Override
        public void broken(Throwable cause) {
            broken = cause;
        }
    }
}
