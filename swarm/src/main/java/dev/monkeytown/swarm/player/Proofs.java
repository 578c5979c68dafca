package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Simulation;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Proves keyframes: each is a state of its own, brought forward by the frames after it to the next tick whose hash is known
 * (a frame tells one every 30 ticks, and the replica has one now), and there the hashes are compared. So a keyframe costs 30
 * steps at most. Owned by the loop thread.
 */
final class Proofs {
    /** Keyframes that wait for their frames; beyond, the oldest is given up and stays undecided. */
    private static final int MOST_WAITING = 8;

    /** Compares two hashes and counts that. */
    interface Scales {
        boolean same(int tick, int expected, int hash);
    }

    private record Waiting(Proof proof, Simulation state) {}

    private final FrameRing frames;
    private final Scales scales;
    private final Deque<Waiting> waiting = new ArrayDeque<>(MOST_WAITING);

    Proofs(FrameRing frames, Scales scales) {
        this.frames = frames;
        this.scales = scales;
    }

    /** One more to be proven; the state becomes this object's. */
    void add(Proof proof, Simulation state, Simulation present) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(new Waiting(proof, state));
        advance(present);
    }

    /** There are more frames than the last time. */
    void advance(@Nullable Simulation present) {
        waiting.removeIf(each -> decided(each, present));
    }

    private boolean decided(Waiting each, @Nullable Simulation present) {
        Simulation state = each.state();
        while (true) {
            int tick = state.tick();
            Frame same = frames.get(tick);
            if (same != null && same.hash().isPresent()) {
                each.proof().decide(scales.same(tick, same.hash().getAsInt(), state.hash()));
                return true;
            }
            if (present != null && present.tick() == tick) {
                each.proof().decide(scales.same(tick, present.hash(), state.hash()));
                return true;
            }
            Frame next = frames.get(tick + 1);
            if (next == null) {
                return false;
            }
            next.applyTo(state);
        }
    }
}
