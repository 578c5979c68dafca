package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.engine.EngineProcess.Order;
import dev.monkeytown.bench.process.Cores;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.report.Bounds;
import dev.monkeytown.bench.report.JsonFile;
import dev.monkeytown.bench.report.Machine;
import dev.monkeytown.simulation.agent.Difficulty;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench engine}: has JVMs hold more and more games, the scopes by turns in every run, and says how many each held
 * within the budget.
 */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = "How many games of Banana Brawl (12 seats, all agents) are held at 60 Hz.")
public final class EngineBench implements Callable<Integer> {

    private static final List<Integer> STEPS = List.of(
            20, 50, 100, 150, 200, 250, 300, 350, 400, 500, 600, 700, 800, 900, 1000, 1200, 1400, 1600, 1800, 2000);

    @Option(names = "--games", paramLabel = "N", description = "Measures so many games only, 1 to 2000.")
    private @Nullable Integer games;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Of each point (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "Seconds before each point; three times as long before the first (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Times all is done (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Only core or only machine.")
    private @Nullable String scope;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            defaultValue = "2048",
            description = "Of the measured JVM; the other flags are the game-server's own (${DEFAULT-VALUE}).")
    private int heap;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "medium",
            description = "Of all agents: easy, medium or hard (${DEFAULT-VALUE}).")
    private String level = "";

    @Option(names = "--profile", description = "Shows where the processor time of each point goes, which costs some.")
    private boolean profile;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result there.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Ascent(Scope scope, Ladder ladder) {}

    @Override
    public Integer call() throws IOException {
        objection().ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.present();
        out.println(machine.line());
        Optional<Cores> cores = Cores.pinnable();
        Ascent core = new Ascent(Scope.core(cores), new Ladder(Budget.PROMISED));
        Ascent whole = new Ascent(Scope.machine(cores), new Ladder(Budget.PROMISED));
        try (Lab lab = Lab.open()) {
            Lab.RunningRedis redis = lab.startRedis();
            for (int run = 1; run <= runs; run++) {
                for (Ascent ascent : List.of(core, whole)) {
                    if (scope == null || scope.equals(ascent.scope().name())) {
                        out.printf(
                                "%nRun %d of %d, %s%n",
                                run, runs, ascent.scope().description());
                        climb(ascent.scope(), redis, ascent.ladder(), new EngineTable(out));
                    }
                }
            }
        }
        EngineReport report = EngineReport.of(machine, core.ladder(), whole.ladder());
        EngineTable.conclude(out, report);
        if (json != null) {
            JsonFile.write(json, report);
        }
        return 0;
    }

    private void climb(Scope within, Lab.RunningRedis redis, Ladder ladder, EngineTable table) throws IOException {
        within.redis().take(redis.pid());
        ladder.nextRun();
        try (EngineJvm engine =
                EngineJvm.start(within, redis.url(), heap, chosenLevel().orElseThrow())) {
            Punctuality idle =
                    engine.measure(new Order(0, warmUp, seconds, null)).control();
            table.begin(idle);
            boolean first = true;
            for (int step : games == null ? STEPS : List.of(games)) {
                Optional<HotSpots> spots = profile ? Optional.of(HotSpots.create()) : Optional.empty();
                String file = spots.map(HotSpots::file).orElse(null);
                Optional<Point> point =
                        measure(engine, new Order(step, first ? 3 * warmUp : warmUp, seconds, file), first);
                if (point.isEmpty()) {
                    return;
                }
                table.row(ladder.add(point.get(), idle));
                if (spots.isPresent()) {
                    spots.get().tell(spec.commandLine().getOut(), point.get());
                }
                if (ladder.exhausted()) {
                    return;
                }
                first = false;
            }
        }
    }

    /** Empty if the JVM fails at a higher step: it is overwhelmed, the step is not held, and the run is over. */
    private Optional<Point> measure(EngineJvm engine, Order order, boolean first) {
        try {
            return Optional.of(engine.measure(order));
        } catch (CannotMeasure overwhelmed) {
            if (first) {
                throw overwhelmed;
            }
            spec.commandLine()
                    .getOut()
                    .println("The run ends at " + order.games() + " games: " + overwhelmed.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Difficulty> chosenLevel() {
        return Arrays.stream(Difficulty.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
                .findFirst();
    }

    private Optional<String> objection() {
        return Bounds.objection("--games", games, 1, 2000)
                .or(() -> Bounds.objection("--seconds", seconds, 1, 3600))
                .or(() -> Bounds.objection("--warm-up", warmUp, 0, 600))
                .or(() -> Bounds.objection("--runs", runs, 1, 100))
                .or(() -> Bounds.objection("--heap", heap, 64, 65_536))
                .or(() -> chosenLevel().isPresent()
                        ? Optional.empty()
                        : Optional.of("--level must be easy, medium or hard, not " + level))
                .or(() -> scope == null || List.of(Scope.CORE, Scope.MACHINE).contains(scope)
                        ? Optional.empty()
                        : Optional.of("--scope must be core or machine, not " + scope))
                .or(() -> Optional.ofNullable(json).flatMap(JsonFile::objection));
    }
}
