package dev.monkeytown.gameserver.loop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is ticked, costs what it is told to, and remembers everything. */
final class Counting implements Ticking {

    final List<Long> tickedAtNanos = new ArrayList<>();
    long costNanos;
    int doneAt = Integer.MAX_VALUE;
    int breaksAt = Integer.MAX_VALUE;
    int lost;
    int overruns;
    int isolations;

    @Nullable
    Throwable broken;

    private final FakeClock clock;

    Counting(FakeClock clock, long costNanos) {
        this.clock = clock;
        this.costNanos = costNanos;
    }

    int ticks() {
        return tickedAtNanos.size();
    }

    @Override
    public boolean tick(long nowNanos) {
        tickedAtNanos.add(nowNanos);
        clock.nanos += costNanos;
        if (ticks() == breaksAt) {
            throw new IllegalStateException("tick " + ticks());
        }
        return ticks() < doneAt;
    }

    @Override
    public void broken(Throwable cause) {
        broken = cause;
    }

    @Override
    public void lost(int ticks) {
        lost += ticks;
    }

    @Override
    public void overran(long nanos) {
        overruns++;
    }

    @Override
    public void isolated() {
        isolations++;
    }
}
