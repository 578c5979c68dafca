package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.report.Bounds;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

    @Option(names = "--find-max", description = "also find how many sockets get 99.9 %% of their messages within 16 ms")
    private boolean findMax;

    @Option(
            names = "--stalled",
            defaultValue = "0",
            paramLabel = "K",
            description = "also let K sockets of the largest load stop reading for 30 s")
    private int stalled;

    @Option(names = "--storm", description = "also cut all sockets of the largest load at once and let them come back")
    private boolean storm;

    @Mixin
    private RunOptions run = new RunOptions();

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return sockets.stream()
                .filter(count -> count < Load.SEATS || count > MOST_SOCKETS || count % Load.SEATS != 0)
                .findFirst()
                .map(count ->
                        "--sockets must be multiples of " + Load.SEATS + " up to " + MOST_SOCKETS + ", not " + count)
                .or(() -> run.objection(1, 600))
                .or(() -> Bounds.objection("--stalled", stalled, 0, mostSockets() / 2));
    }

    RunOptions run() {
        return run;
    }

    List<Integer> sockets() {
        return sockets;
    }

    int mostSockets() {
        return sockets.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    boolean findMax() {
        return findMax;
    }

    int stalled() {
        return stalled;
    }

    boolean storm() {
        return storm;
    }
}
