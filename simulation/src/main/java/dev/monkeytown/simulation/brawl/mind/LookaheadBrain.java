package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Personality;
import dev.monkeytown.simulation.agent.Thought;
import java.util.Optional;

/**
 * Tries out the few things that its considerations think best, and does what ended best: one step of rolling horizon
 * search, with everybody else going on as they were. What fits into the budget is tried, the likeliest first.
 */
final class LookaheadBrain implements Brain {

    /** Bananas that a plan's score is worth: what lies beyond the horizon. */
    private static final double BEYOND = 2.2;

    /** Bananas by which another course must be better than the one that is kept. */
    private static final double KEPT = 0.15;

    /** An attack must promise this little to be tried out. */
    private static final double TRY = 0.08;

    private static final int COMMIT_TICKS = 6;
    private static final int DASH_COMMIT_TICKS = 12;

    private final Sight sight;
    private final Grudge grudge = new Grudge();
    private final Steering steering;
    private final Hands hands;
    private final Wishes wishes;
    private final Deeds deeds;
    private final Foresight foresight;
    private final int reactionTicks;
    private final Diary diary = new Diary(DecisionModel.LOOKAHEAD);
    private final Diary silent = new Diary(DecisionModel.LOOKAHEAD);
    private final Plans plans = new Plans();

    // The decision being made.
    private int bestHeading;
    private int bestStrength;
    private int bestAim;
    private int bestButtons;
    private double bestWorth;
    private int bestPlan;
    private Deed bestDeed = Deed.NONE;
    private boolean tried;
    private int keptTarget = -1;
    private Wish kept = Wish.ROAM;

    LookaheadBrain(Personality personality, Difficulty difficulty, Prng random) {
        sight = new Sight(difficulty);
        steering = new Steering(0, random);
        hands = new Hands(difficulty, random);
        wishes = new Wishes(personality, sight, grudge, silent, random);
        deeds = new Deeds(personality, sight, wishes, silent, TRY);
        foresight = new Foresight(personality, difficulty, sight);
        reactionTicks = difficulty.reactionTicks();
    }

    @Override
    public Intent decide(Observation seen, int seat) {
        diary.begin();
        if (!sight.look(seen, seat)) {
            foresight.remember(Intent.REST, reactionTicks);
            return Intent.REST;
        }
        grudge.look(sight);
        foresight.recall(reactionTicks);
        if (foresight.onLand()) {
            sight.x = foresight.nowX();
            sight.y = foresight.nowY();
        }
        wishes.weigh(plans);
        deeds.weigh();
        hands.begin();
        tried = false;
        bestWorth = 0;
        walk(0);
        attack();
        dodge();
        sprint();
        for (int i = 1; i < plans.count; i++) {
            walk(i);
        }
        kept = plans.wish[bestPlan];
        keptTarget = plans.target[bestPlan];
        wishes.keep(kept, keptTarget);
        hands.aim = bestAim;
        hands.buttons = bestButtons;
        Intent intent = hands.act(bestHeading, bestStrength);
        foresight.remember(intent, reactionTicks);
        if (diary.isOpen()) {
            diary.close(seen.tick, name(bestDeed, bestPlan), intent);
        }
        return intent;
    }

    /** Goes to a plan's place, aiming there. */
    private void walk(int plan) {
        int heading = headingTo(plan);
        hands.aim = heading;
        hands.buttons = 0;
        tryOut(Deed.NONE, plan, heading, COMMIT_TICKS);
    }

    private void sprint() {
        int heading = headingTo(0);
        hands.aim = heading;
        hands.buttons = Command.Input.DASH;
        if (mayDash()) {
            tryOut(Deed.SPRINT, 0, heading, DASH_COMMIT_TICKS);
        }
    }

    private void attack() {
        int heading = headingTo(0);
        switch (deeds.attack) {
            case NONE, SPRINT, DODGE -> {}
            case THROW -> {
                hands.aimAt(sight, deeds.prey, sight.seen.throwSpeed);
                hands.buttons = Command.Input.THROW;
                tryOut(Deed.THROW, 0, heading, COMMIT_TICKS);
            }
            case LOB -> {
                hands.aimAt(sight, deeds.prey, Deeds.lobSpeed(sight.seen));
                hands.buttons = Command.Input.THROW;
                tryOut(Deed.LOB, 0, heading, COMMIT_TICKS);
            }
            case BUMP -> {
                hands.aimAt(sight, deeds.prey, sight.seen.rules.dash().speed());
                hands.buttons = Command.Input.DASH;
                tryOut(Deed.BUMP, 0, hands.aim, DASH_COMMIT_TICKS);
            }
        }
    }

    /** Out of the line of a throw, to either side, by foot or by a dash. */
    private void dodge() {
        int shot = sight.incoming();
        if (shot < 0 || !sight.reactsTo(sight.seen.shotId[shot])) {
            return;
        }
        int along = Directions.nearest(sight.seen.shotVx[shot], sight.seen.shotVy[shot]);
        for (int side = 64; side <= 192; side += 128) {
            int heading = along + side & 0xFF;
            hands.aim = heading;
            hands.buttons = mayDash() ? Command.Input.DASH : 0;
            tryOut(Deed.DODGE, 0, heading, DASH_COMMIT_TICKS);
        }
    }

    private boolean mayDash() {
        return sight.seen.dashCooldownTicks[sight.seat] <= reactionTicks;
    }

    private int headingTo(int plan) {
        steering.begin();
        steering.goTo(sight, plans.x[plan], plans.y[plan], 1);
        steering.avoidTrunks(sight);
        steering.avoidWater(sight);
        return steering.heading();
    }

    private void tryOut(Deed deed, int plan, int heading, int commitTicks) {
        if (tried && !foresight.canTry()) {
            return;
        }
        int strength = hands.buttons == 0 ? steering.strength : Steering.FULL_SPEED;
        double ends = foresight.tryOut(heading, strength, hands, plans.x[plan], plans.y[plan], commitTicks);
        double beyond = BEYOND * plans.score[plan];
        double worth = ends + beyond;
        if (plans.wish[plan] == kept && plans.target[plan] == keptTarget) {
            worth += KEPT;
        }
        if (deed == Deed.LOB) {
            worth += deeds.worth(); // it lands after the horizon, so nothing of it can be seen there
        }
        if (diary.isOpen()) {
            diary.consider("imagined end", ends);
            diary.consider("beyond it", beyond);
            diary.option(name(deed, plan), worth);
        }
        if (!tried || worth > bestWorth) {
            tried = true;
            bestHeading = heading;
            bestStrength = strength;
            bestAim = hands.aim;
            bestButtons = hands.buttons;
            bestWorth = worth;
            bestPlan = plan;
            bestDeed = deed;
        }
    }

    private String name(Deed deed, int plan) {
        String way = Wishes.name(plans.wish[plan], plans.target[plan]);
        return switch (deed) {
            case NONE -> way;
            case SPRINT, DODGE -> deed.words() + ", " + way;
            case THROW, LOB, BUMP -> Deeds.name(deed, deeds.prey) + ", " + way;
        };
    }

    @Override
    public void explain(boolean wanted) {
        diary.explain(wanted);
    }

    @Override
    public Optional<Thought> thought() {
        return diary.last();
    }
}
