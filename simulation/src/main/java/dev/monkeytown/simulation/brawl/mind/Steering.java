package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Prng;

/**
 * The legs: sums up pulls and pushes, walks around trunks and keeps off the water (after Reynolds, "Steering Behaviors
 * for Autonomous Characters", 1999). Owned by one brain; allocates nothing.
 */
final class Steering {

    /** How near to the water it begins to turn, beyond what it may walk until it can decide again. Units. */
    private static final double SHORE_MARGIN = 45;

    /** Things nearer to the water than this are left to it. */
    static final double NEAREST_TO_WATER = 14;

    /** The strength of a step in a hurry. */
    static final int FULL_SPEED = 7;

    private static final int MOST_WANDER = 16;

    private final int wanderWidth;
    private final Prng random;
    private int wander;

    double moveX;
    double moveY;
    /** How fast, 0 to 7. */
    int strength;

    private double toGo;
    private double goalFromShore;

    /** @param curiosity how far from the straight way it strolls, 0 to 1 */
    Steering(double curiosity, Prng random) {
        wanderWidth = (int) (curiosity * MOST_WANDER);
        this.random = random;
    }

    void begin() {
        moveX = 0;
        moveY = 0;
        strength = FULL_SPEED;
        toGo = 1e9;
        goalFromShore = 0;
    }

    /** Adds the wish to be at a place. */
    void goTo(Sight sight, double goalX, double goalY, double weight) {
        double dx = goalX - sight.x;
        double dy = goalY - sight.y;
        toGo = Sight.length(dx, dy);
        goalFromShore = sight.fromShore(goalX, goalY);
        pull(dx, dy, weight);
    }

    boolean stands() {
        return moveX == 0 && moveY == 0;
    }

    /** Adds a wish of this weight along a direction of any length. */
    void pull(double dx, double dy, double weight) {
        double length = Sight.length(dx, dy);
        if (length > 0) {
            moveX += dx / length * weight;
            moveY += dy / length * weight;
        }
    }

    /** Pushes away from blasts about to happen and from a throw that it notices in time; true if there was one. */
    boolean avoidHarm(Sight sight) {
        boolean harm = false;
        var seen = sight.seen;
        for (int i = 0; i < seen.blastCount; i++) {
            double dx = sight.x - seen.blastX[i];
            double dy = sight.y - seen.blastY[i];
            if (Sight.within(Sight.length(dx, dy), 130)) {
                pull(dx, dy, 2);
                harm = true;
            }
        }
        int shot = sight.incoming();
        if (shot >= 0 && sight.reactsTo(seen.shotId[shot])) {
            double dx = sight.x - seen.shotX[shot];
            double dy = sight.y - seen.shotY[shot];
            // Step out of its line, to the side it already stands on.
            double side = dx * seen.shotVy[shot] - dy * seen.shotVx[shot] >= 0 ? 1 : -1;
            pull(seen.shotVy[shot] * side, -seen.shotVx[shot] * side, 2.2);
            harm = true;
        }
        return harm;
    }

    /** Bends the way around the first trunk between it and where it is going, to the side that is nearer. */
    void avoidTrunks(Sight sight) {
        double length = Sight.length(moveX, moveY);
        if (length == 0) {
            return;
        }
        var seen = sight.seen;
        double room = seen.trunkRadius + seen.monkeyRadius + 10;
        double farthest = toGo < 110 ? toGo : 110;
        for (int i = 0; i < seen.trunkCount; i++) {
            double tx = seen.trunkX[i] - sight.x;
            double ty = seen.trunkY[i] - sight.y;
            double along = (tx * moveX + ty * moveY) / length;
            double aside = (tx * moveY - ty * moveX) / length;
            if (along > 0 && along < farthest && Sight.within(aside, room)) {
                double side = aside >= 0 ? -1 : 1;
                double turnX = moveY * side;
                double turnY = -moveX * side;
                moveX += turnX * 1.2;
                moveY += turnY * 1.2;
                return;
            }
        }
    }

    /**
     * Turns inwards where it could be in the river before it decides again; true if it was heading out, so that a dash
     * would end there. On its feet it walks up to something on the shore, slower the nearer it gets.
     */
    boolean avoidWater(Sight sight) {
        var seen = sight.seen;
        double speed = Sight.length(seen.vx[sight.seat], seen.vy[sight.seat]);
        double sliding = speed - seen.rules.movement().maxSpeed() * 1.05;
        double margin = SHORE_MARGIN + sight.stride() + (sliding > 0 ? 60 + sliding * 0.35 : 0);
        double fromCentre = Sight.length(sight.x, sight.y);
        double depth = (fromCentre - (seen.islandRadius - margin)) / margin;
        if (depth <= 0) {
            return false;
        }
        double length = Sight.length(moveX, moveY);
        double outward = (moveX * sight.x + moveY * sight.y) / (fromCentre * (length + 1e-9));
        boolean reachable = toGo < 1e6 && goalFromShore > NEAREST_TO_WATER && sliding <= 0;
        if (reachable && outward > 0) {
            double share = toGo / (sight.stride() + 1e-9);
            strength = share >= 1 ? FULL_SPEED : share > 0.45 ? (int) (share * FULL_SPEED) : 3;
            return true;
        }
        if (outward > -0.2 || depth > 0.6) {
            double weight = 1.2 + 3 * depth;
            moveX = (length > 0 ? moveX / length : 0) - sight.x / fromCentre * weight;
            moveY = (length > 0 ? moveY / length : 0) - sight.y / fromCentre * weight;
            return outward > 0;
        }
        return false;
    }

    /** Where to walk, strolling a little: the stroll drifts and never jumps, so that nobody trembles. */
    int heading() {
        if (wanderWidth > 0) {
            wander += random.below(7) - 3;
            wander = wander > wanderWidth ? wanderWidth : wander < -wanderWidth ? -wanderWidth : wander;
        }
        return Directions.nearest(moveX, moveY) + wander & 0xFF;
    }
}
