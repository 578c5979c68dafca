package dev.monkeytown.protocolsim.store;

import dev.monkeytown.protocolsim.world.World;

/** How the ways to Redis behave in one world; what of it fails is decided from outside. */
public final class Network {

    private static final long LEAST_NANOS = 100_000;
    private static final long USUAL_NANOS = 900_000;
    private static final double SLOW = 0.01;
    private static final long SLOW_NANOS = 30_000_000;

    private final World world;

    /** Of messages to subscribers, how many are lost, come twice, or are overtaken. */
    double lost;

    double doubled;
    double overtaken;

    public Network(World world) {
        this.world = world;
    }

    /** From now on subscribers miss messages, hear them twice or out of order, each with this probability. */
    public void disturb(double lostShare, double doubledShare, double overtakenShare) {
        lost = lostShare;
        doubled = doubledShare;
        overtaken = overtakenShare;
    }

    /** How long one message is on its way. */
    public long latencyNanos() {
        long usual = LEAST_NANOS + world.chance().nextLong(USUAL_NANOS);
        return world.happens(SLOW) ? usual + world.chance().nextLong(SLOW_NANOS) : usual;
    }

    /** How much longer a message is on its way that others overtake. */
    long detourNanos() {
        return world.chance().nextLong(SLOW_NANOS);
    }
}
