package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The inputs of one seat that no frame holds yet, in the order of their sequence; people's and agents' alike. Owned by
 * the loop thread.
 */
final class InputQueue {

    /** What became of an offered input. */
    enum Offer {
        QUEUED,
        /** It was queued or applied before: clients repeat what no frame has acknowledged. */
        REPEATED,
        /** Queued, and the oldest one waiting was dropped for it. */
        OLDEST_DROPPED
    }

    /** Receives what is applied in a tick. */
    interface Applied {

        /** @param lateTicks how many ticks after the one it was meant for; 0 if in time */
        void input(Command.Input input, int lateTicks, long arrivedNanos);
    }

    /** In place of the time of arrival: the input was made here, by an agent. */
    static final long NEVER_TRAVELLED = Long.MIN_VALUE;

    private record Waiting(int targetTick, Command.Input input, long arrivedNanos) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>(Limits.MAX_WAITING_INPUTS);
    private int newest;

    /** Forgets what waits and goes on after the given sequence, that of the newest input applied. */
    void restart(int lastSequence) {
        waiting.clear();
        newest = lastSequence;
    }

    /** Sequence of the newest input queued or applied. */
    int newest() {
        return newest;
    }

    /** @param nextTick the tick of the frame being prepared; an input meant for much later counts as meant for a little later */
    Offer offer(InputCodec.Timed timed, int nextTick, long arrivedNanos) {
        int sequence = timed.input().sequence();
        if (!Command.Input.newer(sequence, newest)) {
            return Offer.REPEATED;
        }
        newest = sequence;
        int target = Math.min(timed.targetTick(), nextTick + Limits.MAX_INPUT_LEAD_TICKS);
        boolean full = waiting.size() == Limits.MAX_WAITING_INPUTS;
        if (full) {
            waiting.removeFirst();
        }
        waiting.addLast(new Waiting(target, timed.input(), arrivedNanos));
        return full ? Offer.OLDEST_DROPPED : Offer.QUEUED;
    }

    /** Hands over what is due in the frame of this tick, at most {@link Limits#MAX_INPUTS_PER_TICK}. */
    void takeDue(int tick, Applied applied) {
        for (int taken = 0; taken < Limits.MAX_INPUTS_PER_TICK && !waiting.isEmpty(); taken++) {
            if (waiting.getFirst().targetTick() > tick) {
                return;
            }
            Waiting due = waiting.removeFirst();
            applied.input(due.input(), tick - due.targetTick(), due.arrivedNanos());
        }
    }
}
