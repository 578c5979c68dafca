package dev.monkeytown.protocolsim.cli;

import dev.monkeytown.protocolsim.nodes.Play;
import dev.monkeytown.protocolsim.nodes.Seeds;
import dev.monkeytown.protocolsim.world.Trace;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: exit status 0 if every world kept the rules, 1 if one did not, 2 for wrong options. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the failover protocol in simulated worlds in which things fail, one world a seed.",
            "The services' own classes and Redis scripts run in them, without threads, sockets or waiting; the same"
                    + " seed is the same world."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:every world kept the rules", "1:a world broke a rule", "2:wrong options"})
final class SimulateCommand implements Callable<Integer> {

    /** Violations after which it stops: somebody has to look at them first. */
    private static final int ENOUGH = 20;

    private static final long USUAL_SEEDS = 20_000;
    private static final long MOST_SEEDS = 1_000_000_000;
    private static final int MOST_THREADS = 256;
    private static final long PROGRESS_EVERY = 5_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seeds", paramLabel = "N", description = "worlds to play (default: 20000)")
    private Optional<Long> seeds = Optional.empty();

    @Option(names = "--from", paramLabel = "SEED", description = "the first of them (default: 1)")
    private Optional<Long> from = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "worlds at a time (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seed", paramLabel = "SEED", description = "play this world alone")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--trace", description = "say what happens in it")
    private boolean trace;

    @Override
    public Integer call() throws InterruptedException {
        check("--seeds", seeds.orElse(USUAL_SEEDS), MOST_SEEDS);
        check("--threads", threads, MOST_THREADS);
        if (trace && seed.isEmpty()) {
            throw refusal("--trace needs --seed SEED: it tells of one world");
        }
        if (seed.isPresent() && (seeds.isPresent() || from.isPresent())) {
            throw refusal("--seed is one world; --seeds and --from are many");
        }
        return seed.isPresent() ? one(seed.get()) : many();
    }

    private void check(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw refusal(option + " must be between 1 and " + most + ", not " + value);
        }
    }

    private ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private int one(long number) {
        PrintWriter out = spec.commandLine().getOut();
        Play.Outcome outcome = Play.of(number, trace ? new PrintedTrace(out) : Trace.NONE);
        out.printf(
                "seed %d (%s): %d ticks, %d owners, %d handovers, %d keyframes loaded; %s%n",
                number,
                outcome.kind(),
                outcome.ticks(),
                outcome.owners(),
                outcome.handovers(),
                outcome.keyframes(),
                outcome.violation().orElse("all rules kept"));
        out.flush();
        return outcome.violation().isPresent() ? 1 : 0;
    }

    private int many() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long beganNanos = System.nanoTime();
        long first = from.orElse(1L);
        long number = seeds.orElse(USUAL_SEEDS);
        Seeds.Sum sum = Seeds.play(first, number, threads, UnaryOperator.identity(), ENOUGH, done -> {
            if (done % PROGRESS_EVERY == 0) {
                out.println(done + " worlds");
                out.flush();
            }
        });
        for (Play.Outcome each : sum.violations()) {
            out.printf(
                    "seed %d (%s): %s%n",
                    each.seed(), each.kind(), each.violation().orElse(""));
        }
        out.printf(
                "%d worlds in %.1f s: %d ticks, %d takeovers (%d by an heir), %d keyframes loaded again, %d logs cut short where Redis and"
                        + " owner were lost; %d worlds broke a rule%n",
                sum.played(),
                (System.nanoTime() - beganNanos) / 1e9,
                sum.ticks(),
                sum.takeovers(),
                sum.handovers(),
                sum.keyframes(),
                sum.rewinds(),
                sum.violations().size());
        if (!sum.violations().isEmpty()) {
            out.println("see one with: ./monkeytown simulate --trace --seed "
                    + sum.violations().getFirst().seed());
        }
        out.flush();
        return sum.violations().isEmpty() ? 0 : 1;
    }

    /** Lines of a moment and what happened then. */
    private record PrintedTrace(PrintWriter out) implements Trace {

        @Override
        public boolean wanted() {
            return true;
        }

        @Override
        public void say(long nowNanos, String what) {
            out.printf("%10.3f ms  %s%n", nowNanos / 1e6, what);
            out.flush();
        }
    }
}
