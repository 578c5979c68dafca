package dev.monkeytown.bench.step;

import dev.monkeytown.simulation.Simulation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step with the inputs that agents gave, all through a whole game and again from its beginning. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {

    /** Seats, all of them agents. */
    @Param({"2", "8", "12", "16"})
    public int seats;

    private PlayedGame played;
    private Simulation start;
    private Simulation game;

    /** Built by JMH, which calls {@link #play} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public StepBenchmark() {}

    @Setup
    public void play() {
        played = PlayedGame.ofAgents(seats);
        start = played.begin();
        game = played.begin();
    }

    @Benchmark
    public Simulation step() {
        if (game.tick() == played.frames().size()) {
            game.copyFrom(start);
        }
        played.frames().get(game.tick()).applyTo(game);
        return game;
    }
}
