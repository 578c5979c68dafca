package dev.monkeytown.quickstart.cli;

import dev.monkeytown.quickstart.replay.LogCheck;
import dev.monkeytown.quickstart.replay.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay-check}: plays a game's log again; exit code 0 if it agrees with itself, 1 if it does not, 2 if it is none. */
@Command(
        name = "replay-check",
        description = {
            "Plays a game's log again and says whether it agrees with itself.",
            "Exit code: 0 it does, 1 it does not, 2 the file is no log."
        })
final class ReplayCheck implements Callable<Integer> {
    private static final int BROKEN = 1;

    /** The longest game's log has a few megabytes. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    @Parameters(
            paramLabel = "FILE",
            description = "a log as /api/games/{id}/log serves it, or one that was kept of a broken game")
    private Path file = Path.of("");

    @Option(names = "--help", usageHelp = true, description = "this text")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return switch (LogCheck.of(read())) {
            case Verdict.NoLog(String why) -> throw refusal("is no game's log: " + why);
            case Verdict.Broken(int tick, String why) -> {
                out.println("broken at tick " + tick + ": " + why);
                yield BROKEN;
            }
            case Verdict.Sound sound -> {
                out.printf(
                        "ok: %s, %d seats, %d ticks, %d hashes agree, %s%n",
                        sound.rules(),
                        sound.seats(),
                        sound.ticks(),
                        sound.hashes(),
                        sound.finished() ? "played to the end" : "not played to the end");
                sound.standings()
                        .forEach(place -> out.printf(
                                "%3d. %-24s %4d  (seat %d)%n",
                                place.place(), place.name(), place.score(), place.seat()));
                yield 0;
            }
        };
    }

    private byte[] read() {
        try {
            if (!Files.isRegularFile(file)) {
                throw refusal(Files.exists(file) ? "is no file" : "does not exist");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw refusal("is no game's log: it is too large");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw refusal("cannot be read: " + e.getMessage());
        }
    }

    private ParameterException refusal(String problem) {
        return new ParameterException(spec.commandLine(), file + " " + problem);
    }
}
