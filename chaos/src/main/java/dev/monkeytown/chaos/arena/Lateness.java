package dev.monkeytown.chaos.arena;

import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How late the turns of the game-servers' loop threads were, since they started.
 *
 * @param turns how many were at most so many milliseconds late
 */
public record Lateness(NavigableMap<Double, Double> turns) {
    private static final String BUCKET = "tick_lateness_seconds_bucket";
    private static final double MS_PER_SECOND = 1e3;

    /** Of all game-servers together, as they tell at this moment. */
    public static Lateness now(List<Supervised> gameServers) throws IOException, InterruptedException {
        NavigableMap<Double, Double> turns = new TreeMap<>();
        for (Supervised server : gameServers) {
            add(Metrics.of(server), turns);
        }
        return new Lateness(turns);
    }

    /** What came to it since an earlier moment. */
    public Lateness since(Lateness before) {
        NavigableMap<Double, Double> more = new TreeMap<>();
        turns.forEach((ms, count) -> more.put(ms, count - before.turns().getOrDefault(ms, 0.0)));
        return new Lateness(more);
    }

    /** So many percent of the turns were at most so late, milliseconds; between two bounds in proportion. */
    public double percentileMs(double percent) {
        if (turns.isEmpty()) {
            return 0;
        }
        double wanted = turns.lastEntry().getValue() * percent / 100;
        double belowMs = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bound : turns.entrySet()) {
            if (bound.getValue() >= wanted && bound.getValue() > below) {
                double share = (wanted - below) / (bound.getValue() - below);
                return bound.getKey().isInfinite() ? belowMs : belowMs + share * (bound.getKey() - belowMs);
            }
            belowMs = bound.getKey();
            below = bound.getValue();
        }
        return belowMs;
    }

    static void add(Metrics metrics, Map<Double, Double> turns) {
        metrics.lines(BUCKET).forEach(line -> {
            int from = line.indexOf("le=\"") + 4;
            String bound = line.substring(from, line.indexOf('"', from));
            double ms = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound) * MS_PER_SECOND;
            turns.merge(ms, Metrics.value(line), Double::sum);
        });
    }
}
