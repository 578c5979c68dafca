package dev.monkeytown.simulation.brawl.mind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Thought;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrawlMindsTest {

    private static final int SEATS = 6;

    @ParameterizedTest
    @EnumSource(DecisionModel.class)
    void playsTheSameGameAgainFromTheSameSeed(DecisionModel model) {
        assertThat(play(model, 5)).isEqualTo(play(model, 5)).isNotEqualTo(play(model, 6));
    }

    @ParameterizedTest
    @EnumSource(DecisionModel.class)
    void saysWhyOnlyWhenAsked(DecisionModel model) {
        Observation seen = midGame();
        Brain brain = brain(model, 1);
        brain.decide(seen, 0);
        assertThat(brain.thought()).isEmpty();

        brain.explain(true);
        Intent intent = brain.decide(seen, 0);
        Thought thought = brain.thought().orElseThrow();

        assertThat(thought.model()).isEqualTo(model);
        assertThat(thought.seenTick()).isEqualTo(seen.tick);
        assertThat(thought.intent()).isEqualTo(intent);
        assertThat(thought.options()).isNotEmpty().hasSizeLessThanOrEqualTo(Thought.MOST_OPTIONS);
        assertThat(thought.options()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(thought.options().stream().map(Thought.Option::name)).contains(thought.chosen());

        brain.explain(false);
        brain.decide(seen, 0);
        assertThat(brain.thought()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DecisionModel.class)
    void decidesTheSameWithAndWithoutSayingWhy(DecisionModel model) {
        Observation seen = midGame();
        Brain silent = brain(model, 9);
        Brain talking = brain(model, 9);
        talking.explain(true);

        for (int i = 0; i < 20; i++) {
            assertThat(talking.decide(seen, 2)).isEqualTo(silent.decide(seen, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(DecisionModel.class)
    void restsInTheRiverAndOnSeatsThatAreNotThere(DecisionModel model) {
        Observation seen = midGame();
        seen.present[1] = false;

        assertThat(brain(model, 1).decide(seen, 1)).isEqualTo(Intent.REST);
        assertThat(brain(model, 1).decide(seen, SEATS)).isEqualTo(Intent.REST);
    }

    @ParameterizedTest
    @EnumSource(Difficulty.class)
    void imaginesNoMoreStepsThanItMay(Difficulty level) {
        Sight sight = new Sight(level);
        sight.look(midGame(), 0);
        Foresight foresight = new Foresight(Cast.SUE.personality(), level, sight);
        Hands hands = new Hands(level, new Prng(1));

        foresight.recall(level.reactionTicks());
        int steps = level.reactionTicks();
        while (foresight.canTry()) {
            foresight.tryOut(0, 7, hands, 0, 0, 6);
            steps += Foresight.HORIZON_TICKS;
        }

        assertThat(steps).isLessThanOrEqualTo(level.foresightSteps());
        assertThat(steps).isGreaterThan(level.reactionTicks() + Foresight.HORIZON_TICKS);
    }

    @Test
    void keepsAPlanUntilAnotherIsClearlyBetter() {
        Observation seen = new Observation();
        seen.seats = 2;
        seen.present[0] = true;
        seen.islandRadius = 800;
        banana(seen, 0, 100, 0);
        banana(seen, 1, -104, 0);
        Brain brain = brain(DecisionModel.UTILITY, 1);
        assertThat(eastwards(brain.decide(seen, 0))).isTrue();

        seen.x[0] = -10;
        assertThat(eastwards(brain.decide(seen, 0))).isTrue();
        assertThat(eastwards(brain(DecisionModel.UTILITY, 1).decide(seen, 0))).isFalse();

        seen.x[0] = -80;
        assertThat(eastwards(brain.decide(seen, 0))).isFalse();
    }

    private static void banana(Observation seen, int id, double x, double y) {
        seen.itemId[id] = id;
        seen.itemX[id] = x;
        seen.itemY[id] = y;
        seen.itemValue[id] = 1;
        seen.itemCount++;
    }

    private static boolean eastwards(Intent intent) {
        return intent.moveAngle() < 64 || intent.moveAngle() > 192;
    }

    private static Brain brain(DecisionModel model, int seed) {
        return new BrawlMinds().brain(model, Cast.GUS.personality(), Difficulty.HARD, seed);
    }

    private static List<Integer> play(DecisionModel model, int seed) {
        Simulation game = begin();
        Crew crew = new Crew();
        for (int seat = 0; seat < SEATS; seat++) {
            crew.add(seat, brain(model, seed + seat), Difficulty.HARD);
        }
        List<Integer> hashes = new ArrayList<>();
        while (game.tick() < 600) {
            crew.play(game);
            hashes.add(game.hash());
        }
        return hashes;
    }

    private static Observation midGame() {
        Simulation game = begin();
        Crew crew = new Crew();
        for (int seat = 0; seat < SEATS; seat++) {
            crew.add(seat, brain(DecisionModel.REACTIVE, seat), Difficulty.HARD);
        }
        while (game.tick() < 900) {
            crew.play(game);
        }
        Observation seen = new Observation();
        game.observe(seen);
        return seen;
    }

    private static Simulation begin() {
        Simulation game = RuleSets.begin(new GameSetup("banana-brawl", GameRules.standard(), SEATS, 17))
                .orThrow();
        for (int seat = 0; seat < SEATS; seat++) {
            game.apply(new Command.Join(seat));
        }
        return game;
    }
}
