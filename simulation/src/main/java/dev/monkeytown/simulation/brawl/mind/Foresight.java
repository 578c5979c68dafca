package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Personality;
import dev.monkeytown.simulation.brawl.Imagination;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a monkey might do forward in its imagination and says how good the end is. First the time is made up that
 * the view is old, by what it did itself meanwhile. Every step counts against the budget of the decision. Owned by one
 * brain.
 */
final class Foresight {

    /** Ticks that a future lasts: half a second, for which others going on as they do is a fair guess. */
    static final int HORIZON_TICKS = 27;

    /** Ticks between two corrections of the imagined course. */
    private static final int STEER_TICKS = 3;

    /** Farther away than this, nothing can matter within the horizon. Units. */
    private static final double FOCUS = 480;

    private static final double FOCUS_THINGS = 320;

    /** Own intents that are remembered: more than fit into the slowest reaction. */
    private static final int MEMORY = 32;

    private final Personality personality;
    private final Sight sight;
    private final int budget;
    private final Intent[] done = new Intent[MEMORY];
    private final int[] doneTick = new int[MEMORY];
    private int decisions;
    private int stepsLeft;
    private int before;
    private @Nullable Imagination imagination;

    Foresight(Personality personality, Difficulty difficulty, Sight sight) {
        this.personality = personality;
        this.sight = sight;
        budget = difficulty.foresightSteps();
        java.util.Arrays.fill(done, Intent.REST);
    }

    /** Imagines the present: what was seen, and what came of it since. */
    void recall(int reactionTicks) {
        Observation seen = sight.seen;
        Imagination mine = imagination;
        if (mine == null || !mine.fits(seen)) {
            mine = new Imagination(seen);
            imagination = mine;
        }
        mine.recall(seen, sight.seat, FOCUS);
        for (int i = 0; i < seen.itemCount; i++) {
            boolean near = Sight.within(seen.itemX[i] - sight.x, FOCUS_THINGS)
                    && Sight.within(seen.itemY[i] - sight.y, FOCUS_THINGS);
            if (near && sight.notices(seen.itemId[i])) {
                mine.notice(seen.itemX[i], seen.itemY[i], seen.itemValue[i]);
            }
        }
        stepsLeft = budget;
        int from = decisions > MEMORY ? decisions - MEMORY : 0;
        for (int tick = 0; tick < reactionTicks; tick++) {
            while (from + 1 < decisions && doneTick[(from + 1) % MEMORY] <= seen.tick + tick) {
                from++;
            }
            Intent own = done[from % MEMORY];
            mine.since(own.moveAngle(), own.moveStrength(), own.aimAngle(), own.buttons());
            stepsLeft--;
        }
        mine.begin();
        before = mine.bananas();
    }

    /** Remembers what was decided at the imagined present. */
    void remember(Intent intent, int reactionTicks) {
        done[decisions % MEMORY] = intent;
        doneTick[decisions % MEMORY] = sight.seen.tick + reactionTicks;
        decisions++;
    }

    /** Whether one more future fits into the budget. */
    boolean canTry() {
        return stepsLeft >= HORIZON_TICKS;
    }

    /** Whether it thinks that it has not fallen in since. */
    boolean onLand() {
        return mine().onLand();
    }

    /** Where it would be standing now, had the view been fresh. */
    double nowX() {
        return mine().x();
    }

    double nowY() {
        return mine().y();
    }

    /**
     * Plays one future: this step and what the hands mean first, then on towards a place; the worth of where that
     * ends, in bananas.
     *
     * @param commitTicks how long the heading is held before it turns to the place
     */
    double tryOut(int heading, int strength, Hands meant, double toX, double toY, int commitTicks) {
        Imagination mine = mine();
        mine.begin();
        int angle = heading;
        mine.want(angle, strength, meant.aim, meant.buttons);
        for (int tick = 0; tick < HORIZON_TICKS; tick++) {
            if (tick > 0) {
                double dx = toX - mine.x();
                double dy = toY - mine.y();
                if (tick >= commitTicks && tick % STEER_TICKS == 0 && dx * dx + dy * dy > 400) {
                    angle = Directions.nearest(dx, dy);
                }
                mine.want(angle, strength, meant.aim, 0);
            }
            mine.step();
        }
        stepsLeft -= HORIZON_TICKS;
        return worth(mine);
    }

    private double worth(Imagination mine) {
        double worth = (mine.bananas() - before) * (1 + 0.3 * personality.greed());
        worth += mine.damage() * (0.1 + 0.9 * personality.aggression());
        if (!mine.onLand()) {
            return worth - 2.5;
        }
        if (mine.stunned()) {
            worth -= 0.4;
        }
        return worth + prospects(mine) - menace(mine) - risk(mine);
    }

    /** What lies within reach of where it ends, the nearer the better. */
    private double prospects(Imagination mine) {
        double best = 0;
        double sum = 0;
        for (int i = 0; i < mine.things(); i++) {
            double dx = mine.thingX(i) - mine.x();
            double dy = mine.thingY(i) - mine.y();
            double pull = mine.thingValue(i) * 70 / (Math.sqrt(dx * dx + dy * dy) + 70);
            best = pull > best ? pull : best;
            sum += pull;
        }
        return best + 0.08 * sum;
    }

    /** What those who could dash into it would knock out. */
    private double menace(Imagination mine) {
        double menace = 0;
        for (int other = 0; other < mine.others(); other++) {
            double distance = mine.distanceTo(other);
            if (distance < 170 && mine.couldDash(other)) {
                menace += 1 - distance / 170;
            }
        }
        double stake = mine.bananas() < 20 ? mine.bananas() / 20.0 : 1;
        return menace * stake * (0.15 + personality.caution());
    }

    /** What the river would take from so near to it. */
    private double risk(Imagination mine) {
        double fromShore = sight.fromShore(mine.x(), mine.y());
        if (fromShore > 130) {
            return 0;
        }
        double near = 1 - fromShore / 130;
        return near * near * (0.3 + 0.04 * mine.bananas()) * (0.5 + personality.caution());
    }

    private Imagination mine() {
        Imagination mine = imagination;
        if (mine == null) {
            throw new IllegalStateException("nothing was recalled yet");
        }
        return mine;
    }
}
