package dev.monkeytown.bench.engine;

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

/** A simulation whose steps are timed. Owned by the game's loop thread. */
final class RecordedSimulation implements Simulation {

    private final Simulation simulation;
    private final Recorders recorders;

    RecordedSimulation(Simulation simulation, Recorders recorders) {
        this.simulation = simulation;
        this.recorders = recorders;
    }

    @Override
    public void step() {
        CostRecorder recorder = recorders.mine().step;
        recorder.begin();
        simulation.step();
        recorder.end();
    }

    @Override
    public GameSetup setup() {
        return simulation.setup();
    }

    @Override
    public int tick() {
        return simulation.tick();
    }

    @Override
    public void apply(Command command) {
        simulation.apply(command);
    }

    @Override
    public boolean finished() {
        return simulation.finished();
    }

    @Override
    public int remainingTicks() {
        return simulation.remainingTicks();
    }

    @Override
    public int hash() {
        return simulation.hash();
    }

    @Override
    public void write(BitWriter out) {
        simulation.write(out);
    }

    @Override
    public boolean read(BitReader in) {
        return simulation.read(in);
    }

    @Override
    public void copyFrom(Simulation other) {
        simulation.copyFrom(other);
    }

    @Override
    public boolean seated(int seat) {
        return simulation.seated(seat);
    }

    @Override
    public int lastSequence(int seat) {
        return simulation.lastSequence(seat);
    }

    @Override
    public void view(ViewSink sink) {
        simulation.view(sink);
    }

    @Override
    public void observe(Observation into) {
        simulation.observe(into);
    }

    @Override
    public EventBuffer events() {
        return simulation.events();
    }

    @Override
    public List<Standing> standings() {
        return simulation.standings();
    }

    @Override
    public Optional<String> brokenInvariant() {
        return simulation.brokenInvariant();
    }
}
