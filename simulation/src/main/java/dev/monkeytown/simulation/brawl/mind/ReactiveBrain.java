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
 * Steering without planning: wishes pull, edges, trunks and dangers push, the sum is where it walks. The personality
 * weighs the wishes, the difficulty limits eyes and hands.
 */
final class ReactiveBrain implements Brain {

    private final Personality personality;
    private final Prng random;
    private final Sight sight;
    private final Grudge grudge = new Grudge();
    private final Steering steering;
    private final Hands hands;
    private final Diary diary = new Diary(DecisionModel.REACTIVE);

    private int wantedItem = -1;
    private String strongest = "";
    private double strength;

    ReactiveBrain(Personality personality, Difficulty difficulty, Prng random) {
        this.personality = personality;
        this.random = random;
        sight = new Sight(difficulty);
        steering = new Steering(personality.curiosity(), random);
        hands = new Hands(difficulty, random);
    }

    @Override
    public Intent decide(Observation seen, int seat) {
        diary.begin();
        strongest = "";
        strength = 0;
        if (!sight.look(seen, seat)) {
            return Intent.REST;
        }
        steering.begin();
        hands.begin();
        grudge.look(sight);
        gather();
        int prey = prey();
        if (!steering.stands()) {
            hands.aim = Directions.nearest(steering.moveX, steering.moveY);
        }
        if (prey >= 0) {
            hunt(prey);
        }
        flee();
        if (steering.avoidHarm(sight)) {
            felt("dodge", 2.2);
            hands.press(Command.Input.DASH);
        }
        steering.avoidTrunks(sight);
        if (steering.avoidWater(sight)) {
            felt("keep off the water", 1.2);
            hands.release(Command.Input.DASH);
        }
        Intent intent = steering.stands() ? hands.act(0, 0) : hands.act(steering.heading(), steering.strength);
        if (diary.isOpen()) {
            diary.close(seen.tick, strongest, intent);
        }
        return intent;
    }

    private void felt(String name, double weight) {
        if (diary.isOpen()) {
            diary.option(name, weight);
            if (weight > strength) {
                strength = weight;
                strongest = name;
            }
        }
    }

    private void gather() {
        Observation seen = sight.seen;
        double best = 0;
        int bestItem = -1;
        for (int i = 0; i < seen.itemCount; i++) {
            if (!sight.notices(seen.itemId[i])
                    || sight.fromShore(seen.itemX[i], seen.itemY[i]) < Steering.NEAREST_TO_WATER) {
                continue;
            }
            double distance = Sight.length(seen.itemX[i] - sight.x, seen.itemY[i] - sight.y);
            double worth = seen.itemValue[i] / (distance + 60);
            if (seen.itemId[i] == wantedItem) {
                worth *= 1.4;
            }
            if (worth > best) {
                best = worth;
                bestItem = i;
            }
        }
        if (bestItem >= 0) {
            wantedItem = seen.itemId[bestItem];
            steering.goTo(sight, seen.itemX[bestItem], seen.itemY[bestItem], 1 + personality.greed());
            felt("gather", 1 + personality.greed());
        }
        if (!seen.coconut[sight.seat] && seen.coconutCount > 0) {
            double dx = seen.coconutX[0] - sight.x;
            double dy = seen.coconutY[0] - sight.y;
            if (Sight.length(dx, dy) < 120 + 320 * personality.aggression()) {
                steering.pull(dx, dy, 0.3 + personality.aggression());
                felt("fetch coconut", 0.3 + personality.aggression());
            }
        }
    }

    /** Whom it would most like to rob, or -1. */
    private int prey() {
        Observation seen = sight.seen;
        double best = 0;
        int bestSeat = -1;
        for (int s = 0; s < seen.seats; s++) {
            if (!sight.isRival(s)) {
                continue;
            }
            double wish = 0.5 + seen.bananas[s] * 0.12;
            if (grudge.against(s)) {
                wish += 3 * personality.vengefulness();
            }
            if (s == seen.crownSeat) {
                wish += personality.aggression();
            }
            double score = wish / (sight.distanceTo(s) + 120);
            if (score > best) {
                best = score;
                bestSeat = s;
            }
        }
        return bestSeat;
    }

    private void hunt(int prey) {
        Observation seen = sight.seen;
        double dx = seen.x[prey] - sight.x;
        double dy = seen.y[prey] - sight.y;
        double distance = Sight.length(dx, dy);
        double zeal = personality.aggression() + (grudge.against(prey) ? personality.vengefulness() : 0);
        // The cautious keep their distance to throw, the bold walk up.
        double wanted = 90 + 210 * personality.caution();
        if (distance < 360 && seen.bananas[prey] > 2) {
            steering.pull(distance > wanted ? dx : -dx, distance > wanted ? dy : -dy, 0.9 * zeal);
            felt("hunt", 0.9 * zeal);
        }
        boolean coconut = seen.coconut[sight.seat];
        hands.aimAt(sight, prey, coconut ? Deeds.lobSpeed(seen) : seen.throwSpeed);
        double range = 0.45 + 0.5 * personality.caution();
        boolean mayThrow = seen.throwCooldownTicks[sight.seat] <= sight.lateSeconds * 60
                && (coconut ? Sight.within(distance - seen.lobRange, 130) : distance < seen.throwReach * range);
        boolean worthIt =
                coconut || seen.bananas[prey] > 1 && seen.bananas[sight.seat] > 2 + (int) (personality.greed() * 12);
        if (mayThrow && worthIt && random.unit() < 0.1 + 0.5 * zeal && sight.clearShot(dx, dy, distance)) {
            hands.press(Command.Input.THROW);
        }
        if (distance < 140
                && seen.dashCooldownTicks[sight.seat] == 0
                && random.unit() < zeal * 0.7
                && seen.bananas[prey] > 0) {
            steering.begin();
            steering.pull(dx, dy, distance);
            hands.press(Command.Input.DASH);
            felt("dash into", distance);
        }
    }

    private void flee() {
        Observation seen = sight.seen;
        double fear = personality.caution() * (0.4 + seen.bananas[sight.seat] * 0.06);
        for (int s = 0; s < seen.seats; s++) {
            double distance = sight.distanceTo(s);
            if (s != sight.seat && seen.present[s] && distance < 190) {
                double weight = fear * (1 - distance / 190) * (seen.dashCooldownTicks[s] == 0 ? 1.6 : 0.7);
                steering.pull(sight.x - seen.x[s], sight.y - seen.y[s], weight);
                felt("flee", weight);
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
