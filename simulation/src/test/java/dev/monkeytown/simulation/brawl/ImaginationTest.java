package dev.monkeytown.simulation.brawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import org.junit.jupiter.api.Test;

class ImaginationTest {

    private static final double FOCUS = 2_000;

    private final BananaBrawl game = new BananaBrawl(new GameSetup(BananaBrawlRules.NAME, GameRules.standard(), 8, 12));
    private final Observation seen = new Observation();

    @Test
    void foreseesOneOwnWalkAsItWillBe() {
        sit(0);
        wait(200);
        Imagination imagined = recall(0);
        imagined.begin();

        game.apply(new Command.Input(0, 1, 10, 7, 10, 0));
        imagined.want(10, 7, 10, 0);
        for (int tick = 0; tick < 20; tick++) {
            game.step();
            imagined.step();
        }

        assertThat(imagined.x()).isEqualTo(game.monkeys.x[0]);
        assertThat(imagined.y()).isEqualTo(game.monkeys.y[0]);
    }

    @Test
    void foreseesThatAThrowHitsWhoeverStands() {
        place(0, 0, 0, 5);
        place(3, 150, 0, 10);
        Imagination imagined = recall(0);

        imagined.begin();
        imagined.want(0, 0, 0, Command.Input.THROW);
        stepOn(imagined, 1);
        imagined.want(0, 0, 0, 0);
        stepOn(imagined, 20);

        assertThat(imagined.damage()).isEqualTo(3);
        assertThat(imagined.bananas()).isEqualTo(4);
    }

    @Test
    void takesOthersToGoOnAsTheyWere() {
        place(0, 0, 0, 5);
        place(3, 150, 0, 10);
        game.monkeys.vy[3] = 260;
        Imagination imagined = recall(0);

        imagined.begin();
        stepOn(imagined, 30);

        assertThat(imagined.distanceTo(0)).isCloseTo(Math.sqrt(150 * 150 + 130 * 130), within(8.0));
    }

    @Test
    void beginsEachFutureAtTheSamePresent() {
        place(0, 0, 0, 5);
        Imagination imagined = recall(0);
        imagined.begin();
        imagined.want(0, 7, 0, Command.Input.DASH);
        stepOn(imagined, 30);
        assertThat(imagined.x()).isGreaterThan(100);

        imagined.begin();

        assertThat(imagined.x()).isZero();
        assertThat(imagined.damage()).isZero();
    }

    @Test
    void keepsOnlyTheNearest() {
        place(0, 0, 0, 0);
        for (int seat = 7; seat >= 1; seat--) {
            place(seat, 60 * seat, 0, 0);
        }
        Imagination imagined = recall(0);
        imagined.begin();

        assertThat(imagined.others()).isEqualTo(5);
        for (int other = 0; other < 5; other++) {
            assertThat(imagined.distanceTo(other)).isEqualTo(60 * (other + 1));
        }
    }

    private Imagination recall(int seat) {
        game.observe(seen);
        Imagination imagined = new Imagination(seen);
        assertThat(imagined.fits(seen)).isTrue();
        imagined.recall(seen, seat, FOCUS);
        return imagined;
    }

    private static void stepOn(Imagination imagined, int ticks) {
        for (int i = 0; i < ticks; i++) {
            imagined.step();
        }
    }

    private void sit(int seat) {
        game.apply(new Command.Join(seat));
    }

    private void wait(int ticks) {
        for (int i = 0; i < ticks; i++) {
            game.step();
        }
    }

    /** In the middle, where nothing else is. */
    private void place(int seat, double x, double y, int bananas) {
        game.island.trunks = 0;
        game.island.pads = 0;
        game.items.count = 0;
        game.monkeys.sit(seat, x, y, 0);
        game.monkeys.bananas[seat] = bananas;
    }
}
