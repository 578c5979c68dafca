package dev.monkeytown.simulation;

/** When a simulation steps. */
public enum TickPolicy {
    /** Sixty steps a second, whether or not anybody acts. */
    FIXED_60,
    /** One step for each command or deadline: board games. */
    EVENT_DRIVEN
}
