package dev.monkeytown.simulation.brawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FairSensesTest {

    private static final int SEATS = 8;
    private static final int SEED = 41;

    @ParameterizedTest
    @EnumSource(DecisionModel.class)
    void decidesTheSameWhateverCannotBeSeen(DecisionModel model) {
        List<Intent> open = intents(model, false);
        List<Intent> tampered = intents(model, true);

        assertThat(tampered).isEqualTo(open);
        assertThat(open.stream().distinct()).hasSizeGreaterThan(50);
    }

    @Test
    void tellsOfNoInputsAndNoTimersThatNobodySees() {
        BananaBrawl game = inMidGame();
        Observation before = new Observation();
        game.observe(before);

        tamper(game, 5);
        Observation after = new Observation();
        game.observe(after);

        assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }

    /** What a brain decides on views of one course of events, while hidden parts of the state are turned over or not. */
    private static List<Intent> intents(DecisionModel model, boolean tamper) {
        Brain brain = new BrawlMinds().brain(model, Cast.AVA.personality(), Difficulty.HARD, 3);
        BananaBrawl game = inMidGame();
        BananaBrawl shown = new BananaBrawl(game.setup());
        Observation seen = new Observation();
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            act(game, i);
            shown.copyFrom(game);
            if (tamper) {
                tamper(shown, i);
            }
            shown.observe(seen);
            intents.add(brain.decide(seen, 0));
        }
        return intents;
    }

    private static void tamper(BananaBrawl game, int salt) {
        game.random.reseed(salt * 31 + 1);
        for (int seat = 1; seat < SEATS; seat++) {
            game.apply(new Command.Input(
                    seat, game.lastSequence(seat) + 1, salt * 7 + seat * 40, salt % 8, salt * 13, salt & 3));
            game.monkeys.touch[seat] = 9;
            game.monkeys.padCooldown[seat] = 3;
        }
        for (int i = 0; i < game.shots.count; i++) {
            game.shots.life[i] = 3;
        }
    }

    private static void act(BananaBrawl game, int salt) {
        for (int seat = 0; seat < SEATS; seat++) {
            Prng random = new Prng(salt * 100 + seat);
            if (random.below(6) == 0) {
                game.apply(new Command.Input(
                        seat,
                        game.lastSequence(seat) + 1,
                        random.below(256),
                        7,
                        random.below(256),
                        random.below(9) == 0 ? 3 : random.below(4) == 0 ? 2 : 0));
            }
        }
        game.step();
    }

    private static BananaBrawl inMidGame() {
        BananaBrawl game = new BananaBrawl(new GameSetup(BananaBrawlRules.NAME, GameRules.standard(), SEATS, SEED));
        for (int seat = 0; seat < SEATS; seat++) {
            game.apply(new Command.Join(seat));
        }
        for (int i = 1000; i < 2200; i++) {
            act(game, i);
        }
        return game;
    }
}
