package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.ViewSink;

/** What one seat did in one game, counted while it is played. Owned by the game's thread. */
final class Conduct {

    /** Ticks between two looks at how it moves. */
    static final int LOOK_EVERY_TICKS = 6;

    /** Looks over which it must have got somewhere: half a second. */
    private static final int LOOKS = 5;

    /** Whoever means to walk and gets less far than this in half a second is stuck. Units. */
    private static final double SOMEWHERE = 15;

    private static final double MOVING = 100;
    private static final double STANDING = 20;

    private final int seat;
    private final double[] pastX = new double[LOOKS];
    private final double[] pastY = new double[LOOKS];
    private double lastVx;
    private double lastVy;
    private int onFoot;

    int throwsAndLobs;
    int dashes;
    int bananas;
    int hits;
    int swims;
    int swimsAlone;
    double distance;
    int looks;
    int reversals;
    int stuck;
    int standing;

    Conduct(int seat) {
        this.seat = seat;
    }

    void hear(EventBuffer events) {
        for (int i = 0; i < events.count(); i++) {
            if (events.actor(i) == seat) {
                count(events, i);
            }
        }
    }

    private void count(EventBuffer events, int i) {
        EventKind kind = events.kind(i);
        if (kind == EventKind.THROW || kind == EventKind.LOB) {
            throwsAndLobs++;
        } else if (kind == EventKind.DASH) {
            dashes++;
        } else if (kind == EventKind.COLLECT) {
            bananas += events.amount(i);
        } else if (kind == EventKind.HIT || kind == EventKind.BUMP) {
            hits++;
        } else if (kind == EventKind.SPLASH) {
            swims++;
            swimsAlone += events.target(i) < 0 ? 1 : 0;
        }
    }

    /** @param strength how fast it means to walk, 0 to 7 */
    void look(Observation seen, int strength) {
        if (!seen.present[seat]) {
            onFoot = 0;
            return;
        }
        looks++;
        distance += nearest(seen);
        ViewSink.Status status = seen.status[seat];
        boolean free = status == ViewSink.Status.ALIVE || status == ViewSink.Status.PROTECTED;
        double vx = seen.vx[seat];
        double vy = seen.vy[seat];
        if (!free) {
            onFoot = 0;
            return;
        }
        double speed = Math.hypot(vx, vy);
        double before = Math.hypot(lastVx, lastVy);
        if (onFoot > 0 && speed > MOVING && before > MOVING && vx * lastVx + vy * lastVy < -0.5 * speed * before) {
            reversals++;
        }
        standing += speed < STANDING ? 1 : 0;
        int slot = looks % LOOKS;
        if (onFoot >= LOOKS
                && strength > 0
                && Math.hypot(seen.x[seat] - pastX[slot], seen.y[seat] - pastY[slot]) < SOMEWHERE) {
            stuck++;
        }
        pastX[slot] = seen.x[seat];
        pastY[slot] = seen.y[seat];
        lastVx = vx;
        lastVy = vy;
        onFoot++;
    }

    private double nearest(Observation seen) {
        double least = Double.MAX_VALUE;
        for (int s = 0; s < seen.seats; s++) {
            if (s != seat && seen.present[s]) {
                least = Math.min(least, Math.hypot(seen.x[s] - seen.x[seat], seen.y[s] - seen.y[seat]));
            }
        }
        return least;
    }
}
