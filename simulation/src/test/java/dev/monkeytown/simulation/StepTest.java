package dev.monkeytown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.monkeytown.simulation.rules.RuleSets;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

    private static final int STEPS = 100_000;
    private static final int GAME = 10_700;

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Command> commands = new ArrayList<>();
        Prng random = new Prng(1);
        for (int i = 0; i < 4096; i++) {
            int buttons = random.below(4);
            commands.add(new Command.Input(i % 16, i / 16 + 1, random.below(256), 7, random.below(256), buttons));
        }
        for (int warm = 0; warm < STEPS; warm += GAME) {
            step(begin(), commands, GAME);
        }
        long id = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(id);
        long control = threads.getThreadAllocatedBytes(id) - before;
        long allocated = 0;
        for (int played = 0; played < STEPS; played += GAME) {
            Simulation game = begin();
            long from = threads.getThreadAllocatedBytes(id);
            step(game, commands, GAME);
            allocated += threads.getThreadAllocatedBytes(id) - from - control;
        }
        assertThat(allocated).as("bytes in %d steps", STEPS).isZero();
    }

    private static Simulation begin() {
        Simulation game = RuleSets.begin(RecordedGames.setup(11)).orThrow();
        for (int seat = 0; seat < 16; seat++) {
            game.apply(new Command.Join(seat));
        }
        return game;
    }

    private static void step(Simulation game, List<Command> commands, int steps) {
        for (int i = 0; i < steps; i++) {
            if (i < commands.size()) {
                game.apply(commands.get(i));
            }
            game.step();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 103, 104, 105, 106})
    void keepsEveryInvariantAtEveryTickOfARandomGame(int seed) {
        Simulation game = RuleSets.begin(RecordedGames.setup(seed)).orThrow();
        Prng random = new Prng(seed);
        while (!game.finished()) {
            RecordedGames.commands(game.tick() + 1, game, random).forEach(game::apply);
            game.step();
            assertThat(game.brokenInvariant())
                    .as("seed %d, tick %d", seed, game.tick())
                    .isEqualTo(Optional.empty());
        }
    }
}
