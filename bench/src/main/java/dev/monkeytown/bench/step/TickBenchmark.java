package dev.monkeytown.bench.step;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a tick does beside the step, in the middle of a game. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TickBenchmark {

    private static final int FRAME_BYTES = 512;
    private static final long EPOCH = 1_700_000_000_000_000L;

    /** Views that brains decide on; more of them than the processor's caches like, as with many games. */
    private static final int VIEWS = 64;

    /** Seats, all of them agents. */
    @Param("12")
    public int seats;

    private List<Frame> frames;
    private List<byte[]> encoded;
    private List<Annotation.Seated> roster;
    private Simulation game;
    private Simulation other;
    private Observation view;
    private final List<Observation> views = new ArrayList<>();
    /** For each model, in its order, one a seat. */
    private final List<List<Brain>> brains = new ArrayList<>();

    private final BitWriter writer = new BitWriter(FRAME_BYTES);
    private int turn;

    /** Built by JMH, which calls {@link #play} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public TickBenchmark() {}

    @Setup
    public void play() {
        PlayedGame played = PlayedGame.ofAgents(seats);
        frames = played.frames();
        encoded = frames.stream().map(frame -> FrameCodec.encode(frame, writer)).toList();
        roster = played.roster();
        game = played.at(frames.size() / 2);
        other = played.begin();
        view = new Observation();
        observe(played);
        for (DecisionModel model : DecisionModel.values()) {
            brains.add(IntStream.range(0, seats)
                    .mapToObj(seat -> brain(model, seat))
                    .toList());
        }
    }

    @Benchmark
    public int hash() {
        return game.hash();
    }

    @Benchmark
    public Simulation copyFrom() {
        other.copyFrom(game);
        return other;
    }

    @Benchmark
    public Observation observe() {
        game.observe(view);
        return view;
    }

    @Benchmark
    public byte[] encodeFrame() {
        return FrameCodec.encode(frames.get(turn++ % frames.size()), writer);
    }

    @Benchmark
    public Decoded<Frame> decodeFrame() {
        return FrameCodec.decode(encoded.get(turn++ % encoded.size()));
    }

    @Benchmark
    public byte[] encodeKeyframe() {
        return KeyframeCodec.encode(EPOCH, game, roster);
    }

    @Benchmark
    public Intent decideReactive() {
        return decide(DecisionModel.REACTIVE);
    }

    @Benchmark
    public Intent decideUtility() {
        return decide(DecisionModel.UTILITY);
    }

    @Benchmark
    public Intent decideLookahead() {
        return decide(DecisionModel.LOOKAHEAD);
    }

    private Intent decide(DecisionModel model) {
        int seat = turn++ % seats;
        return brains.get(model.ordinal()).get(seat).decide(views.get(turn % VIEWS), seat);
    }

    /** The costliest of its kind: the hardest level sees most and imagines most. */
    private static Brain brain(DecisionModel model, int seat) {
        return PlayedGame.MINDS.brain(model, PlayedGame.character(seat).personality(), Difficulty.HARD, seat);
    }

    private void observe(PlayedGame played) {
        Simulation replay = played.begin();
        for (Frame frame : frames) {
            frame.applyTo(replay);
            if (replay.tick() % (frames.size() / VIEWS) == 0 && views.size() < VIEWS) {
                Observation seen = new Observation();
                replay.observe(seen);
                views.add(seen);
            }
        }
    }
}
