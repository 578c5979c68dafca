package dev.monkeytown.swarm;

import dev.monkeytown.swarm.measure.Chronicle;
import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Outcomes;
import dev.monkeytown.swarm.player.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Does to the crowd what is planned or asked for, at full seconds so that the figures of a second belong to one side, and
 * keeps how that went. One stall at a time: another one waits. Owned by the swarm's thread, but for {@link #ask}.
 */
final class Mishaps {

    private record Cutting(Mishap.Cut cut, int second, Comebacks comebacks) {}

    /** @param phase in which it is going on */
    private record Stalling(Mishap.Stall stall, int second, int endsAfter, Comebacks comebacks, int phase) {}

    private final Crowd crowd;
    private final Chronicle chronicle;
    private final List<Mishap> plan;
    private final Queue<Mishap> asked = new ConcurrentLinkedQueue<>();
    private final List<Cutting> cuts = new ArrayList<>();
    private final List<Stalling> stalls = new ArrayList<>();
    private @Nullable Stalling present;
    private int passed;

    Mishaps(List<Mishap> plan, Crowd crowd, Chronicle chronicle) {
        this.plan = new ArrayList<>(plan);
        this.crowd = crowd;
        this.chronicle = chronicle;
    }

    /** To be done after the present second, whatever its own says. Any thread. */
    void ask(Mishap mishap) {
        asked.add(mishap);
    }

    /**
     * A second has been counted.
     *
     * @param at of the measurement, 0 before its first
     * @param measuring whether the next one is measured
     */
    void afterSecond(int at, boolean measuring) {
        passed++;
        Stalling stalling = present;
        if (stalling != null && passed >= stalling.endsAfter()) {
            end(stalling);
        }
        plan.removeIf(mishap -> measuring && mishap.second() <= at && begun(mishap, at));
        asked.removeIf(mishap -> begun(mishap, at));
    }

    Outcomes outcomes() {
        return new Outcomes(
                cuts.stream()
                        .map(done -> new Outcomes.Cut(
                                done.cut().share(),
                                done.second(),
                                done.comebacks().result()))
                        .toList(),
                stalls.stream().map(this::outcome).toList());
    }

    private Outcomes.Stall outcome(Stalling done) {
        return new Outcomes.Stall(
                done.stall().share(),
                done.second(),
                done.stall().seconds(),
                done.comebacks().result(),
                chronicle.phase(done.phase() - 1),
                chronicle.phase(done.phase()),
                chronicle.phase(done.phase() + 1));
    }

    /** Returns whether it could be. */
    private boolean begun(Mishap mishap, int at) {
        Comebacks comebacks = new Comebacks();
        switch (mishap) {
            case Mishap.Cut cut -> {
                cuts.add(new Cutting(cut, at, comebacks));
                crowd.cut(cut.share(), comebacks);
            }
            case Mishap.Stall stall -> {
                if (present != null) {
                    return false;
                }
                Stalling begun = new Stalling(stall, at, passed + stall.seconds(), comebacks, chronicle.nextPhase());
                present = begun;
                stalls.add(begun);
                crowd.stall(stall.share(), comebacks);
            }
        }
        return true;
    }

    private void end(Stalling over) {
        present = null;
        chronicle.nextPhase();
        crowd.release(over.stall().share());
    }
}
