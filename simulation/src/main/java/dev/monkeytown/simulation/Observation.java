package dev.monkeytown.simulation;

/**
 * What any player can see at one tick, copied out of a state: plain numbers, no way back to the game. Brains get one
 * that is as old as their reaction time. Owned by one thread at a time; reused, never shared while being filled.
 * Only the first {@code …Count} entries of the arrays hold; seats are rows of the monkey arrays.
 */
public final class Observation {

    /** Most bananas, shots, coconuts or trunks that one observation shows; further ones are not seen. */
    public static final int MOST_THINGS = 256;

    /** Pads that the rules allow at most. */
    public static final int MOST_PADS = 12;

    public int tick;
    public int remainingTicks;
    /** The numbers by which this game is played: everybody may read them. */
    public GameRules rules = GameRules.standard();

    public double islandRadius;
    public double monkeyRadius;
    public double throwSpeed;
    public double throwReach;
    public double lobRange;
    /** Seat of the crown, or -1. */
    public int crownSeat;

    public int seats;
    public final boolean[] present = new boolean[SimulationLimits.MAX_SEATS];
    public final double[] x = new double[SimulationLimits.MAX_SEATS];
    public final double[] y = new double[SimulationLimits.MAX_SEATS];
    public final double[] vx = new double[SimulationLimits.MAX_SEATS];
    public final double[] vy = new double[SimulationLimits.MAX_SEATS];
    public final int[] bananas = new int[SimulationLimits.MAX_SEATS];
    public final ViewSink.Status[] status = new ViewSink.Status[SimulationLimits.MAX_SEATS];
    public final boolean[] coconut = new boolean[SimulationLimits.MAX_SEATS];
    public final int[] dashCooldownTicks = new int[SimulationLimits.MAX_SEATS];
    public final int[] throwCooldownTicks = new int[SimulationLimits.MAX_SEATS];

    public int itemCount;
    public final int[] itemId = new int[MOST_THINGS];
    public final double[] itemX = new double[MOST_THINGS];
    public final double[] itemY = new double[MOST_THINGS];
    public final int[] itemValue = new int[MOST_THINGS];

    public int shotCount;
    public final int[] shotId = new int[MOST_THINGS];
    public final double[] shotX = new double[MOST_THINGS];
    public final double[] shotY = new double[MOST_THINGS];
    public final double[] shotVx = new double[MOST_THINGS];
    public final double[] shotVy = new double[MOST_THINGS];
    public final int[] shotOwner = new int[MOST_THINGS];

    public int coconutCount;
    public final double[] coconutX = new double[MOST_THINGS];
    public final double[] coconutY = new double[MOST_THINGS];

    /** Where coconuts in the air will land. */
    public int blastCount;

    public final double[] blastX = new double[MOST_THINGS];
    public final double[] blastY = new double[MOST_THINGS];
    public final int[] blastTicks = new int[MOST_THINGS];

    public int trunkCount;
    public final double[] trunkX = new double[MOST_THINGS];
    public final double[] trunkY = new double[MOST_THINGS];
    public double trunkRadius;

    public int padCount;
    public final double[] padX = new double[MOST_PADS];
    public final double[] padY = new double[MOST_PADS];

    /** An observation of nothing; fill it with {@link Simulation#observe}. */
    public Observation() {
        java.util.Arrays.fill(status, ViewSink.Status.ALIVE);
    }
}
