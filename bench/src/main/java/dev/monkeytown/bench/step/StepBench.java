package dev.monkeytown.bench.step;

import static java.util.Objects.requireNonNull;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.report.JsonFile;
import dev.monkeytown.bench.report.Machine;
import dev.monkeytown.bench.report.Table;
import dev.monkeytown.bench.report.Table.Column;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench step}: runs the JMH benchmarks of this package one after another and tells each as it is done. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = "One step of Banana Brawl and what else a tick does, by JMH.")
public final class StepBench implements Callable<Integer> {

    private static final int FORKS = 3;
    private static final TimeValue QUICK_TIME = TimeValue.milliseconds(300);
    private static final int QUICK_ITERATIONS = 3;
    private static final int ITERATIONS = 5;

    @Option(names = "--quick", description = "One JVM and about a second each: for a look, not for a table.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "OPERATION",
            description = "Measures this one: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Operations.class)
    private @Nullable String only;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * One operation.
     *
     * @param operation its name in the benchmarks
     * @param seats of the game
     * @param allocatedBytes per operation, by the profiler of JMH
     */
    record Operation(
            String operation,
            int seats,
            double p50Micros,
            double p99Micros,
            double p999Micros,
            double meanMicros,
            double allocatedBytes) {}

    /** All of them, as they are written to {@code --json}. */
    record Report(Machine machine, List<Operation> operations) {}

    /** What {@code --only} may name. */
    static final class Operations implements Iterable<String> {

        static List<String> names() {
            return TARGETS.stream().map(Target::operation).distinct().toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    private record Target(String benchmark, String seats) {

        String operation() {
            return benchmark.substring(benchmark.indexOf('.') + 1);
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("StepBenchmark.step", "2"),
            new Target("StepBenchmark.step", "8"),
            new Target("StepBenchmark.step", "12"),
            new Target("StepBenchmark.step", "16"),
            new Target("TickBenchmark.decideReactive", "12"),
            new Target("TickBenchmark.decideUtility", "12"),
            new Target("TickBenchmark.decideLookahead", "12"),
            new Target("TickBenchmark.observe", "12"),
            new Target("TickBenchmark.hash", "12"),
            new Target("TickBenchmark.copyFrom", "12"),
            new Target("TickBenchmark.encodeFrame", "12"),
            new Target("TickBenchmark.decodeFrame", "12"),
            new Target("TickBenchmark.encodeKeyframe", "12"));

    @Override
    public Integer call() {
        if (json != null) {
            JsonFile.objection(json).ifPresent(objection -> {
                throw new ParameterException(spec.commandLine(), objection);
            });
        }
        if (only != null && !Operations.names().contains(only)) {
            throw new ParameterException(spec.commandLine(), "--only: there is no operation " + only);
        }
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.present();
        out.println(machine.line());
        Table table = table(out);
        table.begin();
        List<Operation> operations = new ArrayList<>();
        for (Target target : TARGETS) {
            if (only != null && !only.equals(target.operation())) {
                continue;
            }
            Operation operation = measure(target);
            operations.add(operation);
            table.row(
                    operation.operation(),
                    Integer.toString(operation.seats()),
                    Table.number(operation.p50Micros()),
                    Table.number(operation.p99Micros()),
                    Table.number(operation.p999Micros()),
                    Table.number(operation.meanMicros()),
                    Table.number(operation.allocatedBytes()));
        }
        if (json != null) {
            JsonFile.write(json, new Report(machine, operations));
        }
        return 0;
    }

    private static Table table(PrintWriter out) {
        return new Table(
                out,
                List.of(
                        new Column("operation", 15),
                        new Column("seats", 5),
                        new Column("p50\nµs", 7),
                        new Column("p99\nµs", 7),
                        new Column("p99.9\nµs", 7),
                        new Column("mean\nµs", 7),
                        new Column("allocated\nbytes", 9)));
    }

    private Operation measure(Target target) {
        try {
            Collection<RunResult> runs = new Runner(options(target).build()).run();
            Statistics times = in(Mode.SampleTime, runs).getPrimaryResult().getStatistics();
            RunResult mean = in(Mode.AverageTime, runs);
            Result<?> allocated = requireNonNull(
                    mean.getSecondaryResults().get("gc.alloc.rate.norm"), "JMH counts what is allocated");
            return new Operation(
                    target.operation(),
                    Integer.parseInt(target.seats()),
                    times.getPercentile(50),
                    times.getPercentile(99),
                    times.getPercentile(99.9),
                    mean.getPrimaryResult().getScore(),
                    allocated.getScore());
        } catch (RunnerException failed) {
            throw new CannotMeasure(target.benchmark() + " did not run: " + failed.getMessage(), failed);
        }
    }

    /** Each is measured twice: sampled one by one for the percentiles, whose keeping allocates, and all together. */
    private static RunResult in(Mode mode, Collection<RunResult> runs) {
        return runs.stream()
                .filter(run -> run.getParams().getMode() == mode)
                .findFirst()
                .orElseThrow();
    }

    private ChainedOptionsBuilder options(Target target) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + target.benchmark().replace(".", "\\.") + "$")
                .param("seats", target.seats())
                .jvmArgs(ServiceRole.GAME_SERVER.flags().toArray(String[]::new))
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH's own, which would warn in between
                .mode(Mode.SampleTime)
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return quick
                ? options.forks(1)
                        .warmupIterations(QUICK_ITERATIONS)
                        .warmupTime(QUICK_TIME)
                        .measurementIterations(QUICK_ITERATIONS)
                        .measurementTime(QUICK_TIME)
                : options.forks(FORKS)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(1));
    }
}
