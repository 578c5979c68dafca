package dev.monkeytown.simulation.agent;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import org.jspecify.annotations.Nullable;

/**
 * The agents of one game: shows each brain what it could have seen its reaction time ago, at its own pace, and turns
 * what it wants into inputs. Owned by the game's thread.
 */
public final class Crew {

    /** Ticks of the past that are kept: more than the slowest reaction. */
    private static final int MEMORY_TICKS = 32;

    private final Observation[] past = new Observation[MEMORY_TICKS];
    private final @Nullable Brain[] brains = new Brain[SimulationLimits.MAX_SEATS];
    private final Difficulty[] difficulties = new Difficulty[SimulationLimits.MAX_SEATS];
    private int looks;

    /** A crew without agents. */
    public Crew() {
        for (int i = 0; i < MEMORY_TICKS; i++) {
            past[i] = new Observation();
        }
    }

    /** From now on this brain decides for the seat. */
    public void add(int seat, Brain brain, Difficulty difficulty) {
        brains[seat] = brain;
        difficulties[seat] = difficulty;
    }

    /** From now on nobody here decides for the seat. */
    public void remove(int seat) {
        brains[seat] = null;
    }

    /** Whether a brain decides for the seat. */
    public boolean has(int seat) {
        return brains[seat] != null;
    }

    /** Remembers the present state; to be called once after every step. */
    public void look(Simulation game) {
        game.observe(past[looks % MEMORY_TICKS]);
        looks++;
    }

    /** Whether the seat's brain is due before the step to {@code tick}; brains take turns. */
    public boolean due(int seat, int tick) {
        return brains[seat] != null && looks > 0 && (tick + seat * 5) % difficulties[seat].decisionEveryTicks() == 0;
    }

    /** What the seat's brain wants now. */
    public Intent decide(int seat) {
        Brain brain = brains[seat];
        if (brain == null) {
            return Intent.REST;
        }
        int age = difficulties[seat].reactionTicks();
        int newest = looks - 1;
        return brain.decide(past[(newest - (age < newest ? age : newest)) % MEMORY_TICKS], seat);
    }

    /** Lets everyone who is due act at once, without any delivery in between: for practice, tournaments and tests. */
    public void play(Simulation game) {
        for (int seat = 0; seat < SimulationLimits.MAX_SEATS; seat++) {
            if (due(seat, game.tick() + 1)) {
                Command.Input input = decide(seat).asInput(seat, game.lastSequence(seat) + 1);
                game.apply(input);
            }
        }
        game.step();
        look(game);
    }
}
