package dev.monkeytown.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.rules.RuleSets;
import org.junit.jupiter.api.Test;

class CrewTest {

    @Test
    void charactersDifferInWhatTheyDo() {
        int[][] counts = new int[Cast.values().length][EventKind.values().length];
        for (int seed = 1; seed <= 8; seed++) {
            Simulation game = begin(6, seed);
            Crew crew = new Crew();
            for (Cast character : Cast.values()) {
                crew.add(
                        character.ordinal(),
                        character.brain(RuleSets.minds("banana-brawl").orElseThrow(), Difficulty.MEDIUM, seed),
                        Difficulty.MEDIUM);
            }
            while (!game.finished()) {
                crew.play(game);
                for (int i = 0; i < game.events().count(); i++) {
                    if (game.events().actor(i) >= 0) {
                        counts[game.events().actor(i)][game.events().kind(i).ordinal()]++;
                    }
                }
            }
        }
        assertThat(of(counts, Cast.BO, EventKind.BUMP)).isGreaterThan(2 * of(counts, Cast.GUS, EventKind.BUMP));
        assertThat(of(counts, Cast.SUE, EventKind.THROW)).isGreaterThan(2 * of(counts, Cast.GUS, EventKind.THROW));
        assertThat(of(counts, Cast.KOFI, EventKind.CROWN)).isGreaterThan(of(counts, Cast.BO, EventKind.CROWN));
        for (Cast character : Cast.values()) {
            assertThat(of(counts, character, EventKind.COLLECT))
                    .as("%s collects", character)
                    .isGreaterThan(100);
            assertThat(of(counts, character, EventKind.SPLASH))
                    .as("%s swims", character)
                    .isLessThan(8 * 8);
        }
    }

    private static int of(int[][] counts, Cast character, EventKind kind) {
        return counts[character.ordinal()][kind.ordinal()];
    }

    private static Simulation begin(int seats, int seed) {
        Simulation game = RuleSets.begin(new GameSetup("banana-brawl", GameRules.standard(), seats, seed))
                .orThrow();
        for (int seat = 0; seat < seats; seat++) {
            game.apply(new Command.Join(seat));
        }
        return game;
    }
}
