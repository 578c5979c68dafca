package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.engine.Ladder.Rung;
import dev.monkeytown.bench.report.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result for programs. The figures without a scope are medians of all runs at {@code gamesPerCore}; where the cores
 * were not measured they are those of the machine, and where not even the fewest games held, those of the fewest.
 *
 * @param controlP99Ms of the control recorder in the same process at the same time, against which the lateness is judged
 * @param controlAloneP99Ms of the control recorder before there were any games
 */
record EngineReport(
        Machine machine,
        Budget budget,
        int seats,
        int gamesPerCore,
        int gamesThisMachine,
        double latenessP99Ms,
        double latenessP999Ms,
        double controlP99Ms,
        double controlP999Ms,
        double controlAloneP99Ms,
        double controlAloneP999Ms,
        double stepP50Micros,
        double stepP99Micros,
        double tickP50Micros,
        double tickP99Micros,
        double allocatedBytesPerStep,
        double allocatedBytesPerTick,
        List<Rung> corePoints,
        List<Rung> machinePoints) {

    static EngineReport of(Machine machine, Ladder core, Ladder whole) {
        List<Rung> at = core.all().isEmpty() ? whole.best() : core.best();
        return new EngineReport(
                machine,
                Budget.PROMISED,
                HeldGames.SEATS,
                core.capacity(),
                whole.capacity(),
                median(at, rung -> rung.point().lateness().p99Ms()),
                median(at, rung -> rung.point().lateness().p999Ms()),
                median(at, rung -> rung.point().control().p99Ms()),
                median(at, rung -> rung.point().control().p999Ms()),
                median(at, rung -> rung.idle().p99Ms()),
                median(at, rung -> rung.idle().p999Ms()),
                median(at, rung -> rung.point().step().p50Micros()),
                median(at, rung -> rung.point().step().p99Micros()),
                median(at, rung -> rung.point().tick().p50Micros()),
                median(at, rung -> rung.point().tick().p99Micros()),
                median(at, rung -> rung.point().step().allocatedBytes()),
                median(at, rung -> rung.point().tick().allocatedBytes()),
                core.all(),
                whole.all());
    }

    /** The middle one, or the mean of the two in the middle; 0 of nothing. */
    static double median(List<Rung> rungs, ToDoubleFunction<Rung> figure) {
        double[] sorted = rungs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? 0
                : sorted.length % 2 == 1
                        ? sorted[middle]
                        : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}
