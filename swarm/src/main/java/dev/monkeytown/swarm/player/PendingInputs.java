package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayList;
import java.util.List;

/** The inputs of one seat that no frame has carried yet, oldest first. Owned by the loop thread. */
final class PendingInputs {

    /** In place of a time: how long it took says nothing. */
    static final long UNTIMED = Long.MIN_VALUE;

    /** An acknowledged input. */
    record Acknowledged(int targetTick, long sentNanos) {}

    private final List<InputCodec.Timed> inputs = new ArrayList<>(SimulationLimits.MAX_INPUTS_PER_MESSAGE);
    private final List<Long> sentNanos = new ArrayList<>(SimulationLimits.MAX_INPUTS_PER_MESSAGE);
    private int newest;

    /** Goes on after this sequence and forgets what waits; returns how many that were. */
    int startAfter(int lastSequence) {
        int forgotten = inputs.size();
        inputs.clear();
        sentNanos.clear();
        newest = lastSequence;
        return forgotten;
    }

    /** Adds an input that is sent now; returns how many older ones it displaced. */
    int add(int targetTick, Intent intent, long nowNanos) {
        int displaced = 0;
        while (inputs.size() >= SimulationLimits.MAX_INPUTS_PER_MESSAGE) {
            removeFirst();
            displaced++;
        }
        newest = newest + 1 & 0xFFFF;
        inputs.add(new InputCodec.Timed(targetTick, intent.asInput(0, newest)));
        sentNanos.add(nowNanos);
        return displaced;
    }

    /** The input with this sequence was in a frame; gives it if it is one of ours. Older ones are done with, too. */
    List<Acknowledged> acknowledge(int sequence) {
        if (Command.Input.newer(sequence, newest)) {
            newest = sequence;
        }
        List<Acknowledged> done = new ArrayList<>(1);
        while (!inputs.isEmpty()
                && !Command.Input.newer(inputs.getFirst().input().sequence(), sequence)) {
            if (inputs.getFirst().input().sequence() == sequence) {
                done.add(new Acknowledged(inputs.getFirst().targetTick(), sentNanos.getFirst()));
            }
            removeFirst();
        }
        return done;
    }

    /** Their way was interrupted: they may still be acknowledged, but the time it takes is the interruption's. */
    void interrupted() {
        sentNanos.replaceAll(_ -> UNTIMED);
    }

    boolean isEmpty() {
        return inputs.isEmpty();
    }

    byte[] message() {
        return InputCodec.encode(inputs);
    }

    private void removeFirst() {
        inputs.removeFirst();
        sentNanos.removeFirst();
    }
}
