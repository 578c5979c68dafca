package dev.monkeytown.simulation;

/**
 * What happened in the last step, in order. Owned by the simulation's thread; reused, so read it before the next step.
 * Holds at most {@link SimulationLimits#MAX_EVENTS_PER_STEP}; further events of that step are left out.
 */
public final class EventBuffer {

    private static final EventKind[] KINDS = EventKind.values();

    private final int[] kinds = new int[SimulationLimits.MAX_EVENTS_PER_STEP];
    private final int[] actors = new int[SimulationLimits.MAX_EVENTS_PER_STEP];
    private final int[] targets = new int[SimulationLimits.MAX_EVENTS_PER_STEP];
    private final int[] amounts = new int[SimulationLimits.MAX_EVENTS_PER_STEP];
    private final double[] xs = new double[SimulationLimits.MAX_EVENTS_PER_STEP];
    private final double[] ys = new double[SimulationLimits.MAX_EVENTS_PER_STEP];
    private int count;

    /** Forgets everything; called at the start of a step. */
    public void clear() {
        count = 0;
    }

    /** Adds one event; {@code actor} and {@code target} are seats or -1, the position is in units. */
    public void add(EventKind kind, int actor, int target, double x, double y, int amount) {
        if (count == kinds.length) {
            return;
        }
        kinds[count] = kind.ordinal();
        actors[count] = actor;
        targets[count] = target;
        amounts[count] = amount;
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    public int count() {
        return count;
    }

    public EventKind kind(int i) {
        return KINDS[kinds[i]];
    }

    public int actor(int i) {
        return actors[i];
    }

    public int target(int i) {
        return targets[i];
    }

    public int amount(int i) {
        return amounts[i];
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }
}
