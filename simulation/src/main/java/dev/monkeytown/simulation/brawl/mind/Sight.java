package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.ViewSink;
import dev.monkeytown.simulation.agent.Difficulty;

/**
 * What one monkey makes of a view that is as old as its reaction time: it knows its own legs, so it reckons where it is
 * by now, and it overlooks what its attention misses. Owned by one brain; allocates nothing.
 */
final class Sight {

    private static final double TICKS_PER_SECOND = 60;

    private final Difficulty difficulty;

    /** The view; only valid during a decision. */
    Observation seen = new Observation();

    int seat;
    /** Where it reckons itself to be now. */
    double x;

    double y;
    /** How old the view is, in seconds. */
    final double lateSeconds;
    /** How long what it decides now will hold, in seconds. */
    final double pauseSeconds;

    Sight(Difficulty difficulty) {
        this.difficulty = difficulty;
        lateSeconds = difficulty.reactionTicks() / TICKS_PER_SECOND;
        pauseSeconds = difficulty.decisionEveryTicks() / TICKS_PER_SECOND;
    }

    /** Takes a look; false if the seat is not on the island, so that there is nothing to decide. */
    boolean look(Observation view, int ownSeat) {
        seen = view;
        seat = ownSeat;
        if (ownSeat >= view.seats || !view.present[ownSeat]) {
            return false;
        }
        x = view.x[ownSeat] + view.vx[ownSeat] * lateSeconds;
        y = view.y[ownSeat] + view.vy[ownSeat] * lateSeconds;
        return true;
    }

    /** Whether this banana is among those it pays attention to; the answer stays the same while the banana is there. */
    boolean notices(int itemId) {
        return share(itemId, 0x9E3779B9) < difficulty.attention();
    }

    /** Whether it is quick enough to dodge this throw; one answer for each throw, so that it does not dither. */
    boolean reactsTo(int shotId) {
        return share(shotId, 0xC2B2AE35) < difficulty.dodgeChance();
    }

    private double share(int id, int salt) {
        int mixed = id * salt ^ seat * 0x85EBCA6B;
        mixed ^= mixed >>> 15;
        mixed *= 0x2C1B3C6D;
        return (mixed >>> 16) / 65_536.0;
    }

    /** Whether another monkey stands there and can be robbed. */
    boolean isRival(int s) {
        return s != seat && seen.present[s] && seen.status[s] != ViewSink.Status.PROTECTED;
    }

    /** How far away another monkey is. */
    double distanceTo(int s) {
        return length(seen.x[s] - x, seen.y[s] - y);
    }

    /** How far a point is from the water; negative in it. */
    double fromShore(double px, double py) {
        return seen.islandRadius - length(px, py);
    }

    /** How far it walks before it can decide again. */
    double stride() {
        return seen.rules.movement().maxSpeed() * pauseSeconds;
    }

    /** Whether no trunk stands in the way of a throw. */
    boolean clearShot(double dx, double dy, double distance) {
        if (distance < 1) {
            return true;
        }
        for (int i = 0; i < seen.trunkCount; i++) {
            double tx = seen.trunkX[i] - x;
            double ty = seen.trunkY[i] - y;
            double along = (tx * dx + ty * dy) / distance;
            double aside = (tx * dy - ty * dx) / distance;
            if (along > 0 && along < distance && within(aside, seen.trunkRadius + 12)) {
                return false;
            }
        }
        return true;
    }

    /** Index of the nearest throw of somebody else that comes this way, or -1. */
    int incoming() {
        int nearest = -1;
        double least = 260;
        for (int i = 0; i < seen.shotCount; i++) {
            if (seen.shotOwner[i] == seat) {
                continue;
            }
            double dx = x - seen.shotX[i];
            double dy = y - seen.shotY[i];
            // Both are as late as the view; the throw has flown on since.
            double along =
                    (dx * seen.shotVx[i] + dy * seen.shotVy[i]) / seen.throwSpeed - seen.throwSpeed * lateSeconds;
            double aside = (dx * seen.shotVy[i] - dy * seen.shotVx[i]) / seen.throwSpeed;
            if (along > -40 && along < least && within(aside, 60)) {
                least = along;
                nearest = i;
            }
        }
        return nearest;
    }

    static boolean within(double value, double halfWidth) {
        return value < halfWidth && value > -halfWidth;
    }

    static double length(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
