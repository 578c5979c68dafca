package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.engine.Ladder.Rung;
import dev.monkeytown.bench.report.Table;
import dev.monkeytown.bench.report.Table.Column;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The points of one run for people, as they come in. */
final class EngineTable {

    private static final List<Column> COLUMNS = List.of(
            new Column("games", 5),
            new Column("late p50\nms", 8),
            new Column("p99\nms", 6),
            new Column("p99.9\nms", 6),
            new Column("max\nms", 6),
            new Column("control\np99", 7),
            new Column("control\np99.9", 7),
            new Column("spacing\np99 ms", 7),
            new Column("step p50\nµs", 8),
            new Column("p99\nµs", 6),
            new Column("tick p50\nµs", 8),
            new Column("p99\nµs", 6),
            new Column("B/step", 6),
            new Column("B/tick", 6),
            new Column("missed\nticks", 6),
            new Column("JVM\n% core", 6),
            new Column("loop\n%", 5),
            new Column("bus\n%", 5),
            new Column("Redis\n%", 5),
            new Column("% core\na game", 6),
            new Column("heap\nMB", 5),
            new Column("holds", 5));

    private static final double PERCENT = 100;

    private final PrintWriter out;
    private final Table table;

    EngineTable(PrintWriter out) {
        this.out = out;
        this.table = new Table(out, COLUMNS);
    }

    /** @param idle the control recorder alone */
    void begin(Punctuality idle) {
        out.printf(
                Locale.ROOT,
                "The control recorder alone is late by p50 %s, p99 %s, p99.9 %s, max %s ms%n",
                Table.number(idle.p50Ms()),
                Table.number(idle.p99Ms()),
                Table.number(idle.p999Ms()),
                Table.number(idle.maxMs()));
        table.begin();
    }

    void row(Rung rung) {
        Point point = rung.point();
        Cpu cpu = point.cpu();
        table.row(
                Integer.toString(point.games()),
                Table.number(point.lateness().p50Ms()),
                Table.number(point.lateness().p99Ms()),
                Table.number(point.lateness().p999Ms()),
                Table.number(point.lateness().maxMs()),
                Table.number(point.control().p99Ms()),
                Table.number(point.control().p999Ms()),
                Table.number(point.spacing().p99Ms()),
                Table.number(point.step().p50Micros()),
                Table.number(point.step().p99Micros()),
                Table.number(point.tick().p50Micros()),
                Table.number(point.tick().p99Micros()),
                Table.number(point.step().allocatedBytes()),
                Table.number(point.tick().allocatedBytes()),
                Long.toString(Math.max(0, point.missedTicks()) + point.pausedTicks()),
                Table.number(cpu.process() * PERCENT),
                Table.number(cpu.loops() * PERCENT),
                Table.number(cpu.bus() * PERCENT),
                Table.number(cpu.redis() * PERCENT),
                Table.number((cpu.process() + cpu.redis()) * PERCENT / point.games()),
                Long.toString(point.liveBytes() >> 20),
                rung.holds() ? "yes" : "NO");
    }

    /** Says how many games were held. */
    static void conclude(PrintWriter out, EngineReport report) {
        out.println();
        if (!report.corePoints().isEmpty()) {
            out.printf("%d games a core%n", report.gamesPerCore());
        }
        if (!report.machinePoints().isEmpty()) {
            out.printf("%d games on this machine%n", report.gamesThisMachine());
        }
        out.printf(
                Locale.ROOT,
                "within lateness p99 %s ms and p99.9 %s ms over the control recorder, fewer than %s %% ticks missed%n",
                Table.number(report.budget().p99Ms()),
                Table.number(report.budget().p999Ms()),
                Table.number(report.budget().missedShare() * PERCENT));
        out.flush();
    }
}
