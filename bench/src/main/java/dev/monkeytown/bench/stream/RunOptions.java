package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.report.Bounds;
import dev.monkeytown.bench.report.JsonFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every measurement that lets contenders run by turns, as typed. */
public final class RunOptions {

    @Option(
            names = "--runs",
            defaultValue = "5",
            paramLabel = "N",
            description = "of each load and contender, by turns (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "N", description = "of measuring (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description = "seconds of load before it; 0 also leaves out the run without counting (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "fill every frame up to this size (as they are, some 20)")
    private @Nullable Integer bytes;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result there as well")
    private @Nullable Path json;

    @Option(names = "--checkout", hidden = true, defaultValue = "${sys:monkeytown.checkout:-.}")
    private Path checkout = Path.of("");

    /**
     * The first thing that is wrong, in words.
     *
     * @param leastSeconds of measuring
     * @param mostSeconds likewise
     */
    public Optional<String> objection(int leastSeconds, int mostSeconds) {
        return Bounds.objection("--runs", runs, 1, 50)
                .or(() -> Bounds.objection("--seconds", seconds, leastSeconds, mostSeconds))
                .or(() -> Bounds.objection("--warm-up", warmUp, 0, 120))
                .or(() -> Bounds.objection("--bytes", bytes, 64, 600))
                .or(() -> json().flatMap(JsonFile::objection));
    }

    public int runs() {
        return runs;
    }

    public Duration window() {
        return Duration.ofSeconds(seconds);
    }

    public Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    public OptionalInt bytes() {
        return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
    }

    public Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    public Path checkout() {
        return checkout.toAbsolutePath().normalize();
    }
}
