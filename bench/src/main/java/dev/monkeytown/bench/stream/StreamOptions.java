package dev.monkeytown.bench.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench stream}, as typed. */
final class StreamOptions {
    private static final int MOST_SOCKETS = 4800;

    @Option(
            names = "--sockets",
            split = ",",
            defaultValue = "400,800,1000,1400",
            paramLabel = "N",
            description = "loads to measure, in sockets; 8 are a game (${DEFAULT-VALUE})")
    private List<Integer> sockets = List.of();

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "N", description = "of measuring (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description = "seconds of load before it (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--runs",
            defaultValue = "5",
            paramLabel = "N",
            description = "of each load, ours and the floor by turns (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "fill every frame up to this size (as they are, some 20)")
    private @Nullable Integer bytes;

    @Option(names = "--find-max", description = "also find how many sockets get 99.9 %% of their messages within 16 ms")
    private boolean findMax;

    @Option(
            names = "--stalled",
            defaultValue = "0",
            paramLabel = "K",
            description = "also let K sockets of the largest load stop reading for 30 s")
    private int stalled;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result there as well")
    private @Nullable Path json;

    @Option(names = "--checkout", hidden = true, defaultValue = "${sys:monkeytown.checkout:-.}")
    private Path checkout = Path.of("");

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return sockets.stream()
                .filter(count -> count < Load.SEATS || count > MOST_SOCKETS || count % Load.SEATS != 0)
                .findFirst()
                .map(count ->
                        "--sockets must be multiples of " + Load.SEATS + " up to " + MOST_SOCKETS + ", not " + count)
                .or(() -> within("--seconds", seconds, 1, 600))
                .or(() -> within("--warm-up", warmUp, 0, 120))
                .or(() -> within("--runs", runs, 1, 50))
                .or(() -> bytes == null ? Optional.empty() : within("--bytes", bytes, 64, 600))
                .or(() -> within("--stalled", stalled, 0, mostSockets() / 2));
    }

    List<Integer> sockets() {
        return sockets;
    }

    int mostSockets() {
        return sockets.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    Duration window() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    int runs() {
        return runs;
    }

    OptionalInt bytes() {
        return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
    }

    boolean findMax() {
        return findMax;
    }

    int stalled() {
        return stalled;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Path checkout() {
        return checkout.toAbsolutePath().normalize();
    }

    private static Optional<String> within(String option, int value, int least, int most) {
        return value >= least && value <= most
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }
}
