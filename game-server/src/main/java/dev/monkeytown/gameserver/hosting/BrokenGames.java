package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.BrokenGame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the logs of games whose tick threw are kept: each as a game log that can be played again, with a
 * text beside it that says what it is. At most {@link #MOST_KEPT}, the oldest are deleted. Thread-safe; blocks.
 */
final class BrokenGames {

    /** Games kept. A log has some hundred kilobytes; whoever looks for a fault needs the last few. */
    static final int MOST_KEPT = 20;

    private static final Logger log = LoggerFactory.getLogger(BrokenGames.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String LOG = ".log";
    private static final String NOTE = ".txt";

    private final Path folder;

    /** @param folder made when it is first needed */
    BrokenGames(Path folder) {
        this.folder = folder;
    }

    /** Keeps what is left of a game, and says in the log what happened and where its log is. */
    void keep(BrokenGame game) {
        String where;
        try {
            where = "its log is " + write(game);
        } catch (IOException e) {
            where = "its log could not be kept: " + e;
        }
        log.atError()
                .addKeyValue("gameId", game.id())
                .setCause(game.cause())
                .log(
                        "Game stopped: its tick after {} threw (seed {}, epoch {}); {}",
                        game.tick(),
                        seed(game),
                        game.epoch(),
                        where);
    }

    private synchronized Path write(BrokenGame game) throws IOException {
        Files.createDirectories(folder);
        String name = TIME.format(game.at()) + "-" + game.id();
        Path unfinished = folder.resolve(name + ".part");
        Files.write(unfinished, game.log().encode());
        Files.writeString(folder.resolve(name + NOTE), note(game), UTF_8);
        Path kept = folder.resolve(name + LOG);
        Files.move(unfinished, kept, StandardCopyOption.REPLACE_EXISTING);
        forgetOldest();
        return kept;
    }

    private static String note(BrokenGame game) {
        StringWriter trace = new StringWriter();
        game.cause().printStackTrace(new PrintWriter(trace));
        return """
                game    %s
                rules   %s
                seed    %d
                epoch   %d
                tick    %d (the last one done; the log's last frame is the one after it if the step threw)
                at      %s

                %s""".formatted(
                game.id(), game.log().setup().rulesName(), seed(game), game.epoch(), game.tick(), game.at(), trace);
    }

    private static int seed(BrokenGame game) {
        return game.log().setup().seed();
    }

    /** Names begin with the time, so they sort by age. */
    private void forgetOldest() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.filter(file -> file.toString().endsWith(LOG))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(MOST_KEPT, newestFirst.size()), newestFirst.size())) {
            String name = old.getFileName().toString();
            Files.deleteIfExists(old.resolveSibling(name.substring(0, name.length() - LOG.length()) + NOTE));
            Files.deleteIfExists(old);
        }
    }
}
