package dev.monkeytown.web;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayList;
import java.util.List;

/** The own inputs that no frame has brought back yet, oldest first. Holds {@link #MOST}, two seconds; the oldest go first. */
final class Pending {

    private static final int MOST = 120;

    private final List<InputCodec.Timed> inputs = new ArrayList<>();
    private int lastSequence;
    private int judgedTick = -1;
    private int lateTicks;

    /** Goes on counting where the game's state stands. */
    void startAfter(int sequence) {
        inputs.clear();
        lastSequence = sequence;
        judgedTick = -1;
    }

    void add(int targetTick, int moveAngle, int moveStrength, int aimAngle, int buttons) {
        lastSequence = lastSequence + 1 & 0xFFFF;
        if (inputs.size() == MOST) {
            inputs.removeFirst();
        }
        inputs.add(new InputCodec.Timed(
                targetTick, new Command.Input(0, lastSequence, moveAngle, moveStrength, aimAngle, buttons)));
    }

    /** The frame of {@code tick} has applied the own input with this sequence, and with it all older ones. */
    void acknowledge(int sequence, int tick) {
        for (InputCodec.Timed timed : inputs) {
            if (timed.input().sequence() == sequence) {
                judgedTick = timed.targetTick();
                lateTicks = tick - judgedTick;
            }
        }
        acknowledge(sequence);
    }

    /** The own input with this sequence was applied, and with it all older ones; nobody knows when. */
    void acknowledge(int sequence) {
        while (!inputs.isEmpty() && !newer(inputs.getFirst(), sequence)) {
            inputs.removeFirst();
        }
        if (Command.Input.newer(sequence, lastSequence)) {
            lastSequence = sequence;
        }
    }

    /** The tick that the last own input seen in a frame was meant for; -1 before the first. */
    int judgedTick() {
        return judgedTick;
    }

    /** How many ticks after {@link #judgedTick} that input was applied. */
    int lateTicks() {
        return lateTicks;
    }

    /** Applies what is meant for the step to {@code tick}, or was meant for an earlier one. */
    void applyTo(Simulation predicted, int seat, int tick) {
        for (int i = 0; i < inputs.size(); i++) {
            InputCodec.Timed timed = inputs.get(i);
            if (timed.targetTick() <= tick) {
                Command.Input in = timed.input();
                predicted.apply(new Command.Input(
                        seat, in.sequence(), in.moveAngle(), in.moveStrength(), in.aimAngle(), in.buttons()));
            }
        }
    }

    /** The newest of them as a message; empty if there are none. */
    byte[] message() {
        int from = Math.max(0, inputs.size() - SimulationLimits.MAX_INPUTS_PER_MESSAGE);
        return inputs.isEmpty() ? new byte[0] : InputCodec.encode(inputs.subList(from, inputs.size()));
    }

    private static boolean newer(InputCodec.Timed timed, int sequence) {
        return Command.Input.newer(timed.input().sequence(), sequence);
    }
}
