package dev.monkeytown.swarm.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the seconds of a run and sums the measured ones up. One thread. */
public final class Chronicle {

    /** How many there are at the end of a second. */
    public record Headcount(int connected, int playing, int games) {}

    private final Tally all = new Tally();
    private final Map<Count, Long> totals = new EnumMap<>(Count.class);
    private final Phases phases = new Phases();
    private final OwnCpu cpu = new OwnCpu();
    private final List<Second> timeline = new ArrayList<>();
    private long lastNanos = System.nanoTime();
    private long measuredNanos;
    private long measuredCpuNanos;
    private double clientSeconds;
    private int mostGames;
    private Headcount newest = new Headcount(0, 0, 0);

    /**
     * Adds what a second gave.
     *
     * @param passed as in {@link Second}
     * @param at as in {@link Second}: only what is above 0 is measured
     */
    public Second add(int passed, int at, Tally tally, Headcount heads, long nowNanos) {
        long tookNanos = Math.max(1, nowNanos - lastNanos);
        lastNanos = nowNanos;
        long cpuNanos = cpu.lap();
        double seconds = tookNanos / 1e9;
        double clients = Math.max(1, (heads.connected() + newest.connected()) / 2.0);
        Second second = new Second(
                passed,
                at,
                heads.connected(),
                heads.playing(),
                heads.games(),
                tally.framesPerSecond(),
                tally.latency(),
                tally.spacing(),
                tally.of(Count.GAPS),
                tally.of(Count.RESYNCS),
                tally.of(Count.RECONNECTS),
                tally.of(Count.BYTES) / seconds / clients,
                100.0 * cpuNanos / tookNanos);
        timeline.add(second);
        for (Count count : Count.values()) {
            totals.merge(count, tally.of(count), Long::sum);
        }
        if (second.measured()) {
            all.add(tally);
            phases.add(tally);
            measuredNanos += tookNanos;
            measuredCpuNanos += cpuNanos;
            clientSeconds += clients * seconds;
            mostGames = Math.max(mostGames, heads.games());
        }
        newest = heads;
        return second;
    }

    /** What every second so far gave together, measured or not. */
    public Map<Count, Long> totals() {
        return Map.copyOf(totals);
    }

    /** A stall begins or ends; returns the number of the phase that begins with it. */
    public int nextPhase() {
        return phases.next();
    }

    /** How it was in a phase for the clients that no stall touches. */
    public Outcomes.Phase phase(int number) {
        return phases.get(number);
    }

    /** What the measured seconds gave together. */
    public Summary summary(
            String title,
            int players,
            int watchers,
            long sentAway,
            boolean interrupted,
            Outcomes outcomes,
            List<String> notices) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            counts.put(count, all.of(count));
        }
        return new Summary(
                title,
                players + watchers,
                players,
                watchers,
                newest.connected(),
                mostGames,
                measuredNanos / 1e9,
                all.framesPerSecond(),
                all.latency(),
                all.spacing(),
                all.back(),
                all.latencies(),
                all.spacings(),
                clientSeconds == 0 ? 0 : all.of(Count.BYTES) / clientSeconds,
                measuredNanos == 0 ? 0 : 100.0 * measuredCpuNanos / measuredNanos,
                counts,
                outcomes,
                sentAway,
                interrupted,
                notices,
                timeline);
    }
}
