package dev.monkeytown.systemtests.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.brawl.BananaBrawl;
import dev.monkeytown.simulation.brawl.BananaBrawlRules;
import dev.monkeytown.simulation.brawl.BrawlView;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brains of the whole cast, of every decision model, decide the same on the JVM and in Node. */
class AgentsInNodeIT {

    private static final Path MODULE = Path.of("../simulation-web/target/generated/js/simulation.js");
    private static final int SEED = 7;
    private static final int SEATS = 8;
    private static final int TICKS = 1_800;
    private static final int VIEW_EVERY_TICKS = 10;

    @TempDir
    private Path folder;

    @Test
    void theCastPlaysTheSameGameInNode() throws Exception {
        Path module = Files.copy(MODULE, folder.resolve("simulation.mjs"));
        Path views = folder.resolve("views");
        Process node = new ProcessBuilder(
                        "node",
                        "src/test/resources/practice.mjs",
                        module.toString(),
                        Integer.toString(SEED),
                        Integer.toString(SEATS),
                        Integer.toString(TICKS),
                        views.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(output).isZero();

        assertThat(Files.readAllBytes(views)).isEqualTo(playedHere());
    }

    private static byte[] playedHere() {
        BananaBrawl game = (BananaBrawl)
                new BananaBrawlRules().create(new GameSetup(BananaBrawlRules.NAME, GameRules.standard(), SEATS, SEED));
        Crew crew = new Crew();
        for (int seat = 0; seat < SEATS; seat++) {
            game.apply(new Command.Join(seat));
            Cast character = Cast.values()[seat % Cast.values().length];
            crew.add(seat, character.brain(new BrawlMinds(), Difficulty.MEDIUM, SEED + seat), Difficulty.MEDIUM);
        }
        double[] view = BrawlView.buffer();
        ByteBuffer views = ByteBuffer.allocate(TICKS / VIEW_EVERY_TICKS * view.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int tick = 1; tick <= TICKS; tick++) {
            crew.play(game);
            if (tick % VIEW_EVERY_TICKS == 0) {
                BrawlView.write(game, view);
                for (double value : view) {
                    views.putDouble(value);
                }
            }
        }
        return views.array();
    }
}
