package dev.monkeytown.simulation.brawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.ViewSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of DESIGN, each by itself, on an island without trunks and pads so that only the rule moves anything. */
class BananaBrawlTest {

    private static final int EAST = 0;
    private BananaBrawl game = game();
    private int sequence;

    private static BananaBrawl game() {
        GameRules standard = GameRules.standard();
        GameRules bare = new GameRules(
                standard.durationTicks(),
                standard.rushTicks(),
                new GameRules.Arena(800, 22, 0, 38, 0, 34, 640),
                standard.movement(),
                standard.dash(),
                standard.throwing(),
                standard.coconuts(),
                standard.river(),
                new GameRules.Bananas(0, 36_000, 15, 4, 5, 170, 12, 12));
        return new BananaBrawl(new GameSetup(BananaBrawlRules.NAME, bare, 4, 1));
    }

    @BeforeEach
    void twoMonkeysInTheMiddle() {
        game.apply(new Command.Join(0));
        game.apply(new Command.Join(1));
        place(0, 0, 0, 0);
        place(1, 300, 0, 0);
    }

    private void place(int seat, double x, double y, int bananas) {
        game.monkeys.x[seat] = x;
        game.monkeys.y[seat] = y;
        game.monkeys.vx[seat] = 0;
        game.monkeys.vy[seat] = 0;
        game.monkeys.protection[seat] = 0;
        game.monkeys.bananas[seat] = bananas;
    }

    private void input(int seat, int strength, int aim, int buttons) {
        game.apply(new Command.Input(seat, ++sequence, aim, strength, aim, buttons));
    }

    private List<EventKind> steps(int count) {
        List<EventKind> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            game.step();
            for (int e = 0; e < game.events().count(); e++) {
                seen.add(game.events().kind(e));
            }
        }
        return seen;
    }

    @Test
    void runsAtTopSpeedAndSlowerWithBananas() {
        input(0, 7, EAST, 0);
        steps(30);
        assertThat(game.monkeys.vx[0]).isCloseTo(260, within(0.1));
        game.monkeys.bananas[0] = 20;
        steps(30);
        assertThat(game.monkeys.vx[0]).isCloseTo(260 * (1 - 20 * 0.006), within(0.1));
        game.monkeys.bananas[0] = 500;
        place(0, -700, 0, 500);
        steps(60);
        assertThat(game.monkeys.vx[0]).as("floor").isCloseTo(260 * 0.7, within(0.1));
    }

    @Test
    void dashesElevenTicksThenWaits() {
        input(0, 7, EAST, Command.Input.DASH);
        steps(11);
        assertThat(game.monkeys.x[0]).isCloseTo(11 * 720 / 60.0, within(0.01));
        input(0, 7, EAST, 0);
        assertThat(steps(60)).doesNotContain(EventKind.DASH);
        input(0, 7, EAST, Command.Input.DASH);
        assertThat(steps(10)).doesNotContain(EventKind.DASH);
        assertThat(steps(15)).contains(EventKind.DASH);
    }

    @Test
    void dashIntoAMonkeyKnocksItBackAndSpillsTwo() {
        place(1, 80, 0, 10);
        input(0, 7, EAST, Command.Input.DASH);
        assertThat(steps(6)).contains(EventKind.BUMP);
        assertThat(game.monkeys.bananas[1]).isEqualTo(8);
        assertThat(game.monkeys.vx[1]).isGreaterThan(300);
        assertThat(game.items.total()).isEqualTo(2);
    }

    @Test
    void aThrowCostsOneAndAHitStunsKnocksBackAndSpillsThree() {
        place(0, 0, 0, 5);
        place(1, 200, 0, 25);
        input(0, 0, EAST, Command.Input.THROW);
        game.step();
        assertThat(game.monkeys.bananas[0]).isEqualTo(4);
        input(0, 0, EAST, 0);
        assertThat(steps(20)).contains(EventKind.HIT);
        assertThat(game.monkeys.bananas[1]).isEqualTo(22);
        assertThat(game.monkeys.status(1)).isEqualTo(ViewSink.Status.STUNNED);
        assertThat(game.items.total()).as("three spilled and the thrown one").isEqualTo(4);
    }

    @Test
    void aRicherMonkeyFliesFarther() {
        double poor = knockOf(0);
        double rich = knockOf(50);
        assertThat(poor).isCloseTo(380, within(20.0));
        assertThat(rich / poor).isCloseTo(3, within(0.1));
    }

    private double knockOf(int hoard) {
        game = game();
        sequence = 0;
        twoMonkeysInTheMiddle();
        place(0, 0, 0, 1);
        place(1, 60, 0, hoard);
        input(0, 0, EAST, Command.Input.THROW);
        while (game.monkeys.stun[1] == 0) {
            game.step();
        }
        return game.monkeys.vx[1];
    }

    @Test
    void theFirstFiveTicksOfADashDodgeThrows() {
        place(0, 0, 0, 5);
        place(1, 120, 0, 9);
        input(0, 0, EAST, Command.Input.THROW);
        steps(4);
        game.monkeys.dashCooldown[1] = 0;
        game.apply(new Command.Input(1, 1, 128, 7, 128, Command.Input.DASH));
        List<EventKind> seen = steps(3);
        assertThat(seen).contains(EventKind.DODGE).doesNotContain(EventKind.HIT);
        assertThat(game.monkeys.bananas[1]).isEqualTo(9);
    }

    @Test
    void aMissLiesThereForAnyone() {
        place(0, 0, 0, 5);
        place(1, 0, 500, 0);
        input(0, 0, EAST, Command.Input.THROW);
        game.step();
        input(0, 0, EAST, 0);
        steps(70);
        assertThat(game.items.total()).isEqualTo(1);
        assertThat(game.shots.count).isZero();
    }

    @Test
    void theRiverTakesHalfRoundedUpAndGivesTheMonkeyBackProtected() {
        place(0, 795, 0, 9);
        input(0, 7, EAST, 0);
        assertThat(steps(5)).contains(EventKind.SPLASH);
        assertThat(game.monkeys.bananas[0]).isEqualTo(4);
        assertThat(game.items.total()).as("washed ashore").isEqualTo(5);
        assertThat(game.monkeys.status(0)).isEqualTo(ViewSink.Status.SPLASHED);
        input(0, 0, EAST, 0);
        assertThat(steps(90)).contains(EventKind.RETURN);
        assertThat(game.monkeys.status(0)).isEqualTo(ViewSink.Status.PROTECTED);
        steps(90);
        assertThat(game.monkeys.status(0)).isEqualTo(ViewSink.Status.ALIVE);
    }

    @Test
    void aLobbedCoconutBurstsWhereItLands() {
        place(1, 430, 0, 10);
        game.monkeys.coconut[0] = true;
        input(0, 0, EAST, Command.Input.THROW);
        List<EventKind> seen = steps(50);
        assertThat(seen).contains(EventKind.LOB, EventKind.BLAST);
        assertThat(game.monkeys.bananas[1]).isEqualTo(5);
        assertThat(game.monkeys.coconut[0]).isFalse();
    }

    @Test
    void theLeaderWearsTheCrownAndKeepsItOnATie() {
        game.monkeys.bananas[1] = 4;
        game.step();
        assertThat(game.crown()).isEqualTo(1);
        game.monkeys.bananas[0] = 4;
        game.step();
        assertThat(game.crown()).isEqualTo(1);
        game.monkeys.bananas[0] = 5;
        game.step();
        assertThat(game.crown()).isZero();
    }

    @Test
    void tiesShareThePlace() {
        game.apply(new Command.Join(2));
        game.monkeys.bananas[0] = 3;
        game.monkeys.bananas[1] = 7;
        game.monkeys.bananas[2] = 3;
        assertThat(game.standings())
                .containsExactly(new Standing(1, 1, 7), new Standing(2, 0, 3), new Standing(2, 2, 3));
    }

    @Test
    void aBananaAppearsEveryHalfSecondAndTheRushIsGolden() {
        BananaBrawl whole = new BananaBrawl(
                new GameSetup(BananaBrawlRules.NAME, GameRules.standard().lasting(60), 2, 3));
        int start = whole.items.total();
        for (int i = 0; i < 600; i++) {
            whole.step();
        }
        assertThat(whole.items.total() - start).isEqualTo(20);
        int before = whole.items.total();
        while (!whole.finished()) {
            whole.step();
        }
        assertThat(whole.items.value).contains(5);
        assertThat(whole.items.total() - before).isGreaterThan(100);
    }

    @Test
    void oldAndForeignInputsChangeNothing() {
        game.apply(new Command.Input(0, 10, 0, 7, 0, 0));
        game.apply(new Command.Input(0, 9, 128, 7, 128, 0));
        game.apply(new Command.Input(3, 1, 0, 7, 0, 0));
        assertThat(game.monkeys.moveAngle[0]).isZero();
        assertThat(game.lastSequence(0)).isEqualTo(10);
        assertThat(game.lastSequence(3)).isZero();
    }

    @Test
    void aTapShorterThanATickIsNotLost() {
        input(0, 0, EAST, Command.Input.DASH);
        input(0, 0, EAST, 0);
        assertThat(steps(1)).contains(EventKind.DASH);
    }

    @Test
    void refusesNumbersOutOfRangeByName() {
        assertThatThrownBy(() -> new GameRules.Dash(0, 720, 90, 0, 520, 2))
                .hasMessage("rules.dash.ticks must be 1.0 to 120.0, was 0.0");
        assertThatThrownBy(() -> new GameRules.River(90, 90, 0)).hasMessageContaining("river.lossDivisor");
    }

    @Test
    void directionsAreUnitVectorsAndFoundAgain() {
        for (int a = 0; a < Directions.COUNT; a++) {
            double x = Directions.x(a);
            double y = Directions.y(a);
            assertThat(x * x + y * y).isCloseTo(1, within(1e-12));
            assertThat(Directions.nearest(x * 5, y * 5)).isEqualTo(a);
        }
    }
}
