package dev.monkeytown.swarm.player;

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
import java.util.List;
import java.util.OptionalInt;

/** The side of a game that publishes it. */
final class Owner {
    static final int HASH_TICK = Frame.HASH_EVERY_TICKS;

    private final Simulation simulation;

    Owner(int seed) {
        simulation = RuleSets.begin(new GameSetup("banana-brawl", GameRules.standard(), 4, seed))
                .orThrow();
    }

    Simulation simulation() {
        return simulation;
    }

    byte[] keyframe() {
        return KeyframeCodec.encode(1, simulation, List.of());
    }

    byte[] next(Annotation... annotations) {
        return next(0, annotations);
    }

    /** The next frame, with the hash changed by {@code wrongBy} where there is one. */
    byte[] next(int wrongBy, Annotation... annotations) {
        int tick = simulation.tick() + 1;
        List<Command> commands = tick <= 4
                ? List.of(new Command.Join(tick - 1))
                : List.of(new Command.Input(tick % 4, tick, tick * 7, 7, 0, 0));
        new Frame(1, tick, commands, List.of(), OptionalInt.empty()).applyTo(simulation);
        OptionalInt hash = tick % HASH_TICK == 0 ? OptionalInt.of(simulation.hash() + wrongBy) : OptionalInt.empty();
        return FrameCodec.encode(new Frame(1, tick, commands, List.of(annotations), hash), new BitWriter(64));
    }
}
