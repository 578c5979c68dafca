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

/** Goes where its considerations say is best, and does on the way what is worth doing. */
final class UtilityBrain implements Brain {

    private final Sight sight;
    private final Grudge grudge = new Grudge();
    private final Steering steering;
    private final Hands hands;
    private final Wishes wishes;
    private final Deeds deeds;
    private final Diary diary = new Diary(DecisionModel.UTILITY);
    private final Plans plans = new Plans();

    UtilityBrain(Personality personality, Difficulty difficulty, Prng random) {
        sight = new Sight(difficulty);
        steering = new Steering(personality.curiosity() * 0.6, random);
        hands = new Hands(difficulty, random);
        wishes = new Wishes(personality, sight, grudge, diary, random);
        deeds = new Deeds(personality, sight, wishes, diary, Deeds.WORTHWHILE);
    }

    @Override
    public Intent decide(Observation seen, int seat) {
        diary.begin();
        if (!sight.look(seen, seat)) {
            return Intent.REST;
        }
        grudge.look(sight);
        hands.begin();
        steering.begin();
        wishes.weigh(plans);
        deeds.weigh();
        String chosen = "";
        if (diary.isOpen()) {
            chosen = Wishes.name(plans.wish[0], plans.target[0]);
        }
        wishes.keep(plans.wish[0], plans.target[0]);
        double toGo = Sight.length(plans.x[0] - sight.x, plans.y[0] - sight.y);
        steering.goTo(sight, plans.x[0], plans.y[0], 1);
        attack();
        boolean harm = steering.avoidHarm(sight);
        steering.avoidTrunks(sight);
        if (harm || !hands.holds(Command.Input.DASH) && deeds.worthSprinting(steering.moveX, steering.moveY, toGo)) {
            hands.press(Command.Input.DASH);
        }
        if (steering.avoidWater(sight)) {
            hands.release(Command.Input.DASH);
        }
        int heading = steering.heading();
        if (deeds.attack == Deed.NONE) {
            hands.aim = heading;
        }
        Intent intent = hands.act(heading, steering.strength);
        if (diary.isOpen()) {
            diary.close(seen.tick, chosen, intent);
        }
        return intent;
    }

    private void attack() {
        switch (deeds.attack) {
            case NONE, SPRINT, DODGE -> {}
            case THROW -> {
                hands.aimAt(sight, deeds.prey, sight.seen.throwSpeed);
                hands.press(Command.Input.THROW);
            }
            case LOB -> {
                hands.aimAt(sight, deeds.prey, Deeds.lobSpeed(sight.seen));
                hands.press(Command.Input.THROW);
            }
            case BUMP -> {
                hands.aimAt(sight, deeds.prey, sight.seen.rules.dash().speed());
                steering.begin();
                steering.pull(Directions.x(hands.aim), Directions.y(hands.aim), 2);
                hands.press(Command.Input.DASH);
            }
        }
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
