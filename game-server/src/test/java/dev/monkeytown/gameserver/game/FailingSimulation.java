package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.ViewSink;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import java.util.List;
import java.util.Optional;

/** A real simulation whose step throws, or takes its time, when it is told to. */
public final class FailingSimulation implements Simulation {

    /** The tick whose step throws. */
    public int failsAt = Integer.MAX_VALUE;

    /** From this tick on, each step takes {@link #burnNanos} of processor time. */
    public int burnsFrom = Integer.MAX_VALUE;

    public long burnNanos;

    private final Simulation real;

    public FailingSimulation(Simulation real) {
        this.real = real;
    }

    @Override
    public void step() {
        if (tick() + 1 == failsAt) {
            throw new IllegalStateException("as told");
        }
        long until = tick() + 1 >= burnsFrom ? System.nanoTime() + burnNanos : Long.MIN_VALUE;
        real.step();
        while (until != Long.MIN_VALUE && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public GameSetup setup() {
        return real.setup();
    }

    @Override
    public int tick() {
        return real.tick();
    }

    @Override
    public void apply(Command command) {
        real.apply(command);
    }

    @Override
    public boolean finished() {
        return real.finished();
    }

    @Override
    public int remainingTicks() {
        return real.remainingTicks();
    }

    @Override
    public int hash() {
        return real.hash();
    }

    @Override
    public void write(BitWriter out) {
        real.write(out);
    }

    @Override
    public boolean read(BitReader in) {
        return real.read(in);
    }

    @Override
    public void copyFrom(Simulation other) {
        real.copyFrom(other);
    }

    @Override
    public boolean seated(int seat) {
        return real.seated(seat);
    }

    @Override
    public int lastSequence(int seat) {
        return real.lastSequence(seat);
    }

    @Override
    public void view(ViewSink sink) {
        real.view(sink);
    }

    @Override
    public void observe(Observation into) {
        real.observe(into);
    }

    @Override
    public EventBuffer events() {
        return real.events();
    }

    @Override
    public List<Standing> standings() {
        return real.standings();
    }

    @Override
    public Optional<String> brokenInvariant() {
        return real.brokenInvariant();
    }
}
