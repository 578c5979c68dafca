package dev.monkeytown.stream.warmup;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Two seconds of a game, played once by the real simulation: what is stored of it when its room opens, and what is
 * published after that. Nothing in it names a game, so that any number of rooms can be given the same.
 *
 * @param keyframe of tick {@link #KEYFRAME_TICK}
 * @param journal frames 1 to {@link #JOURNAL_TICKS}
 * @param live the frames after these; in the last one {@link #FINALE} is said
 */
record Score(byte[] keyframe, List<byte[]> journal, List<byte[]> live) {

    static final long EPOCH = 1;
    static final int SEATS = 4;
    static final int KEYFRAME_TICK = 60;
    static final int JOURNAL_TICKS = 90;
    static final int TICKS = 120;

    /** Said on seat 0 in the last frame, so that who has no frames notices it too. */
    static final String FINALE = "the end of the warm-up";

    private static final int SEED = 42;

    static Score play() {
        GameSetup setup = new GameSetup(RuleSets.all().getFirst().spec().name(), GameRules.standard(), SEATS, SEED);
        Simulation simulation = RuleSets.begin(setup).orThrow();
        BitWriter out = new BitWriter(1024);
        List<byte[]> frames = new ArrayList<>();
        byte[] keyframe = {};
        for (int tick = 1; tick <= TICKS; tick++) {
            frames.add(FrameCodec.encode(step(simulation), out));
            if (tick == KEYFRAME_TICK) {
                keyframe = KeyframeCodec.encode(EPOCH, simulation, agents());
            }
        }
        return new Score(
                keyframe,
                List.copyOf(frames.subList(0, JOURNAL_TICKS)),
                List.copyOf(frames.subList(JOURNAL_TICKS, TICKS)));
    }

    private static Frame step(Simulation simulation) {
        int tick = simulation.tick() + 1;
        List<Command> commands = new ArrayList<>();
        for (int seat = 0; seat < SEATS; seat++) {
            commands.add(
                    tick == 1
                            ? new Command.Join(seat)
                            : new Command.Input(
                                    seat, tick, 16 * (tick / 8 + 4 * seat), 7, tick, tick % 16 == 0 ? 3 : 0));
        }
        List<Annotation> annotations = new ArrayList<>();
        if (tick == 1) {
            annotations.addAll(agents());
        }
        if (tick == TICKS) {
            annotations.add(new Annotation.Chat(0, FINALE));
        }
        Frame frame = new Frame(EPOCH, tick, commands, annotations, OptionalInt.empty());
        frame.applyTo(simulation);
        return tick % Frame.HASH_EVERY_TICKS == 0
                ? new Frame(EPOCH, tick, commands, annotations, OptionalInt.of(simulation.hash()))
                : frame;
    }

    private static List<Annotation.Seated> agents() {
        List<Annotation.Seated> agents = new ArrayList<>();
        for (int seat = 0; seat < SEATS; seat++) {
            agents.add(new Annotation.Seated(seat, "agent-" + seat, "Agent " + seat, true, "gus"));
        }
        return agents;
    }
}
