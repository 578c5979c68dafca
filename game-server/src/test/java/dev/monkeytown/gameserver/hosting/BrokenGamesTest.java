package dev.monkeytown.gameserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.BrokenGame;
import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenGamesTest {

    @TempDir
    Path folder;

    private final GameSetup setup =
            new GameSetup("banana-brawl", GameRules.standard().lasting(10), 2, 99);
    private final GameLog log = new GameLog(
            setup,
            List.of(FrameCodec.encode(new Frame(7, 1, List.of(), List.of(), OptionalInt.empty()), new BitWriter(16))));

    @Test
    void keepsALogThatCanBePlayedAndANoteThatSaysWhatItIs() throws IOException {
        GameId id = GameId.random();
        new BrokenGames(folder.resolve("new")).keep(broken(id, Instant.parse("2030-01-02T03:04:05.678Z")));

        Path kept = folder.resolve("new/20300102T030405.678Z-" + id + ".log");
        assertThat(GameLog.decode(Files.readAllBytes(kept))
                        .orThrow()
                        .play()
                        .orThrow()
                        .tick())
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("new/20300102T030405.678Z-" + id + ".txt")))
                .contains(id.toString(), "seed    99", "epoch   7", "tick    1 ", "IllegalStateException: a hole");
    }

    @Test
    void keepsOnlyTheNewest() throws IOException {
        BrokenGames games = new BrokenGames(folder);
        for (int i = 0; i < BrokenGames.MOST_KEPT + 3; i++) {
            games.keep(broken(GameId.random(), Instant.ofEpochSecond(1_900_000_000L + i)));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .hasSize(2 * BrokenGames.MOST_KEPT)
                    .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                    .startsWith("20300317T174643");
        }
    }

    @Test
    void survivesAFolderThatCannotBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        new BrokenGames(file).keep(broken(GameId.random(), Instant.EPOCH));

        assertThat(file).isEmptyFile();
    }

    private BrokenGame broken(GameId id, Instant at) {
        return new BrokenGame(id, 7, 1, log, new IllegalStateException("a hole"), at);
    }
}
