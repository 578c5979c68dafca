package dev.monkeytown.bench.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often which command was carried out by a Redis, those within scripts as well: so far, or between two looks.
 *
 * @param byName in small letters; none has 0
 */
public record CommandCounts(Map<String, Long> byName) {
    private static final Pattern LINE = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");

    public CommandCounts {
        byName = Map.copyOf(byName);
    }

    /** @param info what Redis says to {@code INFO commandstats} */
    static CommandCounts parse(String info) {
        Map<String, Long> counts = new TreeMap<>();
        Matcher lines = LINE.matcher(info);
        lines.results().forEach((MatchResult line) -> counts.put(line.group(1), Long.parseLong(line.group(2))));
        return new CommandCounts(counts);
    }

    public long of(String name) {
        return byName.getOrDefault(name, 0L);
    }

    /** What is left when others are taken off. */
    public CommandCounts minus(Map<String, Long> others) {
        Map<String, Long> left = new TreeMap<>();
        byName.forEach((name, count) -> {
            long rest = count - others.getOrDefault(name, 0L);
            if (rest > 0) {
                left.put(name, rest);
            }
        });
        return new CommandCounts(left);
    }

    public long all() {
        return byName.values().stream().mapToLong(Long::longValue).sum();
    }
}
