package dev.monkeytown.simulation;

import java.util.List;
import java.util.OptionalInt;

/**
 * One tick of a game: what was applied before the step that leads to {@code tick}.
 *
 * @param epoch the ownership under which it was published
 * @param tick the tick that the step reaches; the first frame of a game has tick 1
 * @param hash the state's hash after the step, present every {@link #HASH_EVERY_TICKS} ticks
 */
public record Frame(long epoch, int tick, List<Command> commands, List<Annotation> annotations, OptionalInt hash) {

    /** How often a frame proves the state. */
    public static final int HASH_EVERY_TICKS = 30;

    public Frame {
        commands = List.copyOf(commands);
        annotations = List.copyOf(annotations);
    }

    /** Applies the commands and steps once. The simulation must stand at {@code tick - 1}. */
    public void applyTo(Simulation simulation) {
        for (int i = 0; i < commands.size(); i++) {
            simulation.apply(commands.get(i));
        }
        simulation.step();
    }
}
