package dev.monkeytown.simulation.agent;

import dev.monkeytown.simulation.Command;

/** What a brain wants from now on: the same controls a person has. */
public record Intent(int moveAngle, int moveStrength, int aimAngle, int buttons) {

    /** Stand still. */
    public static final Intent REST = new Intent(0, 0, 0, 0);

    /** As the command that a person's input would become. */
    public Command.Input asInput(int seat, int sequence) {
        return new Command.Input(seat, sequence, moveAngle, moveStrength, aimAngle, buttons);
    }
}
