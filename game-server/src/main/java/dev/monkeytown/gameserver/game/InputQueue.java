package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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

        void input(Waiting due);
    }

    /** In place of the time of arrival: the input was made here, by an agent. */
    static final long NEVER_TRAVELLED = Long.MIN_VALUE;

    /**
     * An input on its way into a frame.
     *
     * @param targetTick the tick it is meant for; 0, as soon as possible
     */
    record Waiting(int targetTick, Command.Input input, long arrivedNanos) {

        /** Whether a client sent it. */
        boolean travelled() {
            return arrivedNanos != NEVER_TRAVELLED;
        }

        /** Whether it came from a client that aims at ticks. */
        boolean aimed() {
            return travelled() && targetTick > 0;
        }

        /** How many ticks after the one it was meant for this one is. */
        int lateTicks(int tick) {
            return tick - targetTick;
        }

        /** How long it waited for its tick when applied now, in this tick; negative, how much too late it came. */
        long slackNanos(int tick, long nowNanos) {
            return nowNanos - arrivedNanos - lateTicks(tick) * 1_000_000_000L / GameRules.TICKS_PER_SECOND;
        }
    }

    private final Deque<Waiting> waiting = new ArrayDeque<>(Limits.MAX_WAITING_INPUTS);
    private int newest;

    /** Forgets what waits and goes on after the given sequence, that of the newest input applied. */
    void restart(int lastSequence) {
        waiting.clear();
        newest = lastSequence;
    }

    /** What waits, oldest first. */
    List<InputCodec.Timed> waiting() {
        return waiting.stream()
                .map(each -> new InputCodec.Timed(each.targetTick(), each.input()))
                .toList();
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
            applied.input(waiting.removeFirst());
        }
    }
}
