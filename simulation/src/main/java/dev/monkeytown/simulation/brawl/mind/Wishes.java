package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Personality;

/**
 * Scores where to go: every banana it notices, coconuts, rivals to chase or to keep away from, or a stroll. The wish it
 * follows counts a quarter more than it is worth, so that it changes its mind for a reason. Owned by one brain.
 */
final class Wishes {

    private static final double KEPT = 1.25;

    /** Cells of the map on which bananas are counted: 20 by 20. */
    private static final int CELLS = 20;

    private static final double ROAM_SCORE = 0.02;
    private static final int ROAM_TICKS = 240;

    private final Personality personality;
    private final Sight sight;
    private final Grudge grudge;
    private final Diary diary;
    private final Score score;
    private final Prng random;
    private final int[] density = new int[CELLS * CELLS];

    private Wish kept = Wish.ROAM;
    private int keptTarget = -1;
    private double roamX;
    private double roamY;
    private int roamUntilTick = -1;

    Wishes(Personality personality, Sight sight, Grudge grudge, Diary diary, Prng random) {
        this.personality = personality;
        this.sight = sight;
        this.grudge = grudge;
        this.diary = diary;
        this.random = random;
        score = new Score(diary);
    }

    /** Says which plan is followed from now on. */
    void keep(Wish wish, int target) {
        kept = wish;
        keptTarget = target;
    }

    /** Replaces the plans by what is best now; there is always at least one. */
    void weigh(Plans plans) {
        plans.clear();
        gather(plans);
        fetch(plans);
        for (int s = 0; s < sight.seen.seats; s++) {
            if (s != sight.seat && sight.seen.present[s]) {
                chase(plans, s);
                keepAway(plans, s);
            }
        }
        roam(plans);
    }

    private void gather(Plans plans) {
        Observation seen = sight.seen;
        count(seen);
        double weight = 0.6 + 0.4 * personality.greed();
        for (int i = 0; i < seen.itemCount; i++) {
            if (!sight.notices(seen.itemId[i])
                    || sight.fromShore(seen.itemX[i], seen.itemY[i]) < Steering.NEAREST_TO_WATER) {
                continue;
            }
            double px = seen.itemX[i];
            double py = seen.itemY[i];
            double distance = Sight.length(px - sight.x, py - sight.y);
            score.begin()
                    .and(Axis.NEAR, distance)
                    .and(Axis.WORTH, seen.itemValue[i])
                    .and(Axis.COMPANY, around(px, py))
                    .and(Axis.UNCONTESTED, lead(px, py, distance))
                    .and(Axis.DRY, sight.fromShore(px, py));
            offer(plans, Wish.GATHER, seen.itemId[i], px, py, score.times(weight));
        }
    }

    /** How much farther the nearest rival has to go to a point. */
    private double lead(double px, double py, double own) {
        Observation seen = sight.seen;
        double least = 1e6;
        for (int s = 0; s < seen.seats; s++) {
            if (s != sight.seat && seen.present[s]) {
                double dx = seen.x[s] - px;
                double dy = seen.y[s] - py;
                double square = dx * dx + dy * dy;
                least = square < least ? square : least;
            }
        }
        return Math.sqrt(least) - own;
    }

    private void count(Observation seen) {
        java.util.Arrays.fill(density, 0);
        for (int i = 0; i < seen.itemCount; i++) {
            density[cell(seen.itemX[i]) + CELLS * cell(seen.itemY[i])] += seen.itemValue[i];
        }
    }

    private int cell(double at) {
        int cell = (int) ((at / sight.seen.islandRadius + 1) * (CELLS / 2.0));
        return cell < 1 ? 1 : cell > CELLS - 2 ? CELLS - 2 : cell;
    }

    /** Bananas in the nine cells around a point. */
    private double around(double px, double py) {
        int at = cell(px) + CELLS * cell(py);
        return density[at - CELLS - 1]
                + density[at - CELLS]
                + density[at - CELLS + 1]
                + density[at - 1]
                + density[at]
                + density[at + 1]
                + density[at + CELLS - 1]
                + density[at + CELLS]
                + density[at + CELLS + 1];
    }

    private void fetch(Plans plans) {
        Observation seen = sight.seen;
        if (seen.coconut[sight.seat]) {
            return;
        }
        double weight = 0.05 + 0.3 * personality.aggression();
        for (int i = 0; i < seen.coconutCount; i++) {
            double px = seen.coconutX[i];
            double py = seen.coconutY[i];
            double distance = Sight.length(px - sight.x, py - sight.y);
            score.begin().and(Axis.NEAR, distance).and(Axis.UNCONTESTED, lead(px, py, distance));
            offer(plans, Wish.FETCH, i, px, py, score.times(weight));
        }
    }

    private void chase(Plans plans, int s) {
        if (!sight.isRival(s)) {
            return;
        }
        Observation seen = sight.seen;
        double soon = sight.lateSeconds + 0.25;
        double px = seen.x[s] + seen.vx[s] * soon;
        double py = seen.y[s] + seen.vy[s] * soon;
        score.begin()
                .and(Axis.NEAR, sight.distanceTo(s))
                .and(Axis.HOARD, seen.bananas[s])
                .and(Axis.READY, seen.dashCooldownTicks[sight.seat])
                .and(Axis.EDGE, sight.fromShore(px, py));
        offer(plans, Wish.CHASE, s, px, py, score.times(zeal(s) * 0.5));
    }

    private void keepAway(Plans plans, int s) {
        Observation seen = sight.seen;
        double dx = sight.x - seen.x[s] - seen.vx[s] * sight.lateSeconds;
        double dy = sight.y - seen.y[s] - seen.vy[s] * sight.lateSeconds;
        double distance = Sight.length(dx, dy) + 1e-6;
        score.begin()
                .and(Axis.CLOSE, distance)
                .and(Axis.STAKE, seen.bananas[sight.seat])
                .and(Axis.ARMED, seen.dashCooldownTicks[s]);
        double px = sight.x + dx / distance * 200;
        double py = sight.y + dy / distance * 200;
        offer(plans, Wish.KEEP_AWAY, s, px, py, score.times(personality.caution() * 0.3));
    }

    private void roam(Plans plans) {
        Observation seen = sight.seen;
        boolean there = Sight.length(roamX - sight.x, roamY - sight.y) < 80;
        if (seen.tick >= roamUntilTick || there) {
            roamUntilTick = seen.tick + ROAM_TICKS;
            roamX = (random.unit() - 0.5) * seen.islandRadius;
            roamY = (random.unit() - 0.5) * seen.islandRadius;
        }
        diary.dismiss();
        offer(plans, Wish.ROAM, 0, roamX, roamY, ROAM_SCORE * (0.5 + personality.curiosity()));
    }

    /** How much it wants to rob this one. */
    double zeal(int s) {
        double zeal = 0.1 + 0.6 * personality.aggression();
        if (grudge.against(s)) {
            zeal += personality.vengefulness();
        }
        if (s == sight.seen.crownSeat) {
            zeal += 0.25 * personality.aggression();
        }
        return zeal;
    }

    private void offer(Plans plans, Wish wish, int target, double px, double py, double worth) {
        boolean same = wish == kept && target == keptTarget;
        double felt = same ? worth * KEPT : worth;
        plans.offer(wish, target, px, py, felt);
        if (diary.isOpen() && felt > 0) {
            if (same) {
                diary.consider("kept", KEPT);
            }
            diary.option(name(wish, target), felt);
        }
    }

    static String name(Wish wish, int target) {
        return wish == Wish.ROAM ? wish.words() : wish.words() + " " + target;
    }
}
