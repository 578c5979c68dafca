package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.process.ProcStat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * CPU time of a server, and of the Redis in front of it, microseconds: so far, or between two looks.
 *
 * @param server the whole process
 * @param redis 0 where there is none
 * @param byThread of the server, by the name that the kernel knows
 */
public record Costs(long server, long redis, Map<String, Long> byThread) {
    public Costs {
        byThread = Map.copyOf(byThread);
    }

    static Costs soFar(long pid, OptionalLong redisPid) {
        long redis = redisPid.isPresent() ? ProcStat.of(redisPid.getAsLong()).cpuMicros() : 0;
        return new Costs(ProcStat.of(pid).cpuMicros(), redis, ProcStat.threadsOf(pid));
    }

    /** What came to it since an earlier look. */
    Costs since(Costs earlier) {
        Map<String, Long> threads = new TreeMap<>();
        byThread.forEach((name, micros) -> threads.put(name, micros - earlier.byThread.getOrDefault(name, 0L)));
        threads.values().removeIf(micros -> micros <= 0);
        return new Costs(server - earlier.server, redis - earlier.redis, threads);
    }

    /** Of the threads that only read from Redis; 0 where the sockets' own loops do that. */
    long intake() {
        return of("lettuce");
    }

    /** Of the threads that read and write sockets and Redis, so without compilers and collectors; all where none is named so. */
    long loops() {
        long loops = of("loop");
        return loops == 0 ? server : loops + intake();
    }

    private long of(String prefix) {
        return byThread.entrySet().stream()
                .filter(thread -> thread.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
