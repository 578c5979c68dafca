package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.agent.Personality;

/** Scores what to do on the way: a throw, a lob, a dash into somebody or a sprint. Owned by one brain. */
final class Deeds {

    /** A deed worth less is not done by one that cannot try it out first. */
    static final double WORTHWHILE = 0.22;

    /** How far a dash carries. */
    private static final double DASH_UNITS = 140;

    private final Personality personality;
    private final Sight sight;
    private final Wishes wishes;
    private final Diary diary;
    private final Score score;

    /** The best attack and on whom, after {@link #weigh}; {@link Deed#NONE} if none is worthwhile. */
    Deed attack = Deed.NONE;

    int prey = -1;
    private final double threshold;
    private double best;

    /** @param threshold what an attack must be worth to be named at all */
    Deeds(Personality personality, Sight sight, Wishes wishes, Diary diary, double threshold) {
        this.threshold = threshold;
        this.personality = personality;
        this.sight = sight;
        this.wishes = wishes;
        this.diary = diary;
        score = new Score(diary);
    }

    /** What the best attack is worth. */
    double worth() {
        return best;
    }

    /** Finds the best attack. */
    void weigh() {
        attack = Deed.NONE;
        prey = -1;
        best = threshold;
        Observation seen = sight.seen;
        int reaction = (int) (sight.lateSeconds * 60);
        boolean mayThrow = seen.throwCooldownTicks[sight.seat] <= reaction;
        boolean mayDash = seen.dashCooldownTicks[sight.seat] <= reaction;
        for (int s = 0; s < seen.seats; s++) {
            if (!sight.isRival(s)) {
                continue;
            }
            double dx = seen.x[s] + seen.vx[s] * sight.lateSeconds - sight.x;
            double dy = seen.y[s] + seen.vy[s] * sight.lateSeconds - sight.y;
            double distance = Sight.length(dx, dy) + 1e-6;
            double zeal = wishes.zeal(s);
            if (mayThrow && seen.coconut[sight.seat]) {
                lob(s, distance, zeal);
            } else if (mayThrow && seen.bananas[sight.seat] > 0) {
                shoot(s, dx, dy, distance, zeal);
            }
            if (mayDash) {
                bump(s, dx, dy, distance, zeal);
            }
        }
    }

    private void shoot(int s, double dx, double dy, double distance, double zeal) {
        Observation seen = sight.seen;
        if (distance > seen.throwReach * 0.65 || !sight.clearShot(dx, dy, distance)) {
            return;
        }
        double across = (seen.vx[s] * dy - seen.vy[s] * dx) / distance;
        double spare = seen.bananas[sight.seat] - 1 - personality.greed() * 5;
        score.begin()
                .and(Axis.RANGE, distance)
                .and(Axis.HOARD, seen.bananas[s])
                .and(Axis.STILL, across < 0 ? -across : across)
                .and(Axis.EDGE, behind(s, dx, dy, distance))
                .and(Axis.AMMO, spare);
        offer(Deed.THROW, s, score.times(0.5 + zeal));
    }

    private void lob(int s, double distance, double zeal) {
        double off = distance - sight.seen.lobRange;
        score.begin().and(Axis.BAND, off < 0 ? -off : off).and(Axis.HOARD, sight.seen.bananas[s]);
        offer(Deed.LOB, s, score.times(0.8 + zeal));
    }

    private void bump(int s, double dx, double dy, double distance, double zeal) {
        Observation seen = sight.seen;
        double reach = (distance < DASH_UNITS ? distance : DASH_UNITS) + sight.stride() / 2;
        double endX = sight.x + dx / distance * reach;
        double endY = sight.y + dy / distance * reach;
        score.begin()
                .and(Axis.STRIKE, distance)
                .and(Axis.HOARD, seen.bananas[s])
                .and(Axis.EDGE, behind(s, dx, dy, distance))
                .and(Axis.FOOTING, sight.fromShore(endX, endY));
        offer(Deed.BUMP, s, score.times(0.3 + zeal));
    }

    /** How far the other would fly before it falls into the river. */
    private double behind(int s, double dx, double dy, double distance) {
        Observation seen = sight.seen;
        double ux = dx / distance;
        double uy = dy / distance;
        double along = seen.x[s] * ux + seen.y[s] * uy;
        double aside = seen.x[s] * uy - seen.y[s] * ux;
        double half = seen.islandRadius * seen.islandRadius - aside * aside;
        return half > 0 ? Math.sqrt(half) - along : 0;
    }

    /** Whether a dash along this direction is a good way to get to a place so far away. */
    boolean worthSprinting(double moveX, double moveY, double toGo) {
        Observation seen = sight.seen;
        double length = Sight.length(moveX, moveY);
        if (length == 0 || seen.dashCooldownTicks[sight.seat] > sight.lateSeconds * 60) {
            return false;
        }
        double nearest = 1e6;
        for (int s = 0; s < seen.seats; s++) {
            if (s != sight.seat && seen.present[s]) {
                double distance = sight.distanceTo(s);
                nearest = distance < nearest ? distance : nearest;
            }
        }
        double reach = DASH_UNITS + sight.stride();
        double endX = sight.x + moveX / length * reach;
        double endY = sight.y + moveY / length * reach;
        if (!sight.clearShot(moveX / length * 150, moveY / length * 150, 150)) {
            return false;
        }
        score.begin()
                .and(Axis.FAR, toGo)
                .and(Axis.FOOTING, sight.fromShore(endX, endY))
                .and(Axis.ALONE, nearest);
        double worth = score.times(1 - 0.5 * personality.caution());
        if (diary.isOpen()) {
            diary.option(Deed.SPRINT.words(), worth);
        }
        return worth > WORTHWHILE;
    }

    private void offer(Deed deed, int s, double worth) {
        if (worth > best) {
            best = worth;
            attack = deed;
            prey = s;
        }
        if (diary.isOpen()) {
            diary.option(name(deed, s), worth);
        }
    }

    /** Units a second over ground of a lobbed coconut. */
    static double lobSpeed(Observation seen) {
        return seen.lobRange / seen.rules.coconuts().lobTicks() * 60;
    }

    static String name(Deed deed, int s) {
        return deed.words() + " " + s;
    }
}
