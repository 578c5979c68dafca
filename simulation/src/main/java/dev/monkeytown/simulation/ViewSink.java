package dev.monkeytown.simulation;

/** Receives the visible pieces of a state in units and ticks; the seed's {@code Player} and {@code GameEntity} are made of these. */
public interface ViewSink {

    /** What a seat's figure is doing. */
    enum Status {
        ALIVE,
        STUNNED,
        DASHING,
        PROTECTED,
        SPLASHED
    }

    /** Kinds of things that are not players. */
    enum EntityKind {
        BANANA,
        GOLDEN_BANANA,
        SHOT,
        COCONUT,
        COCONUT_IN_FLIGHT,
        TRUNK,
        PAD
    }

    /** One occupied seat. */
    void player(
            int seat, double x, double y, double vx, double vy, int aimAngle, int score, Status status, boolean crown);

    /**
     * One thing.
     *
     * @param id unique among the living things of its kind
     * @param owner the seat it belongs to, or -1
     * @param value how many bananas it is worth, or its radius in units for trunks and pads
     */
    void entity(int id, EntityKind kind, double x, double y, int owner, int value);
}
