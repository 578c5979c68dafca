package dev.monkeytown.simulation;

import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import java.util.List;
import java.util.Optional;

/**
 * One game's state and the step over it. Owned by one thread. Deterministic: the same setup and the same commands at
 * the same ticks give the same state, bit for bit, on every JVM and in every browser.
 */
public interface Simulation {

    /** How this game began. */
    GameSetup setup();

    /** Steps done so far. */
    int tick();

    /** Takes a command for the next step. Commands for seats the game does not have are ignored. */
    void apply(Command command);

    /** Advances by one tick. Allocates nothing. Does nothing once {@link #finished()}. */
    void step();

    /** Whether the game is over. */
    boolean finished();

    /** Ticks until the game ends by time. */
    int remainingTicks();

    /** A 32-bit hash of the state, equal wherever the same frames were applied. */
    int hash();

    /** Writes the state, exactly. */
    void write(BitWriter out);

    /**
     * Replaces the state by what {@link #write} wrote for a game of the same setup.
     *
     * @return whether the bytes were a state; if not, this simulation is in no defined state and must be dropped
     */
    boolean read(BitReader in);

    /** Becomes equal to another simulation of the same setup. Allocates nothing. */
    void copyFrom(Simulation other);

    /** Whether somebody sits there. */
    boolean seated(int seat);

    /** Sequence of the newest input applied for the seat. */
    int lastSequence(int seat);

    /** Shows the state piece by piece, in a fixed order. */
    void view(ViewSink sink);

    /** Copies what any player can see into an observation, replacing what it held. Allocates nothing. */
    void observe(Observation into);

    /** What happened in the last step; valid until the next. */
    EventBuffer events();

    /** Places, best first; equal scores share a place. */
    List<Standing> standings();

    /**
     * The first broken invariant of the state, or empty if all hold. For tests and log checks, not for the tick.
     */
    Optional<String> brokenInvariant();
}
