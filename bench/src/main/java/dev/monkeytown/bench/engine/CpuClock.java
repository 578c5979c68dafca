package dev.monkeytown.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.monkeytown.platform.redis.RedisConnections;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Processor time used so far, by this process, its threads by purpose, and Redis. */
final class CpuClock {

    private static final String LOOPS = "loop-";
    private static final String BUS = "lettuce-";
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final RedisConnections redis;
    private final Control control;

    CpuClock(RedisConnections redis, Control control) {
        this.redis = redis;
        this.control = control;
    }

    /** A moment's readings, in seconds since some moment. */
    record Reading(double atSeconds, double process, double loops, double bus, double redis) {

        /** Shares of a core from an earlier reading to this one. */
        Cpu since(Reading earlier) {
            double seconds = atSeconds - earlier.atSeconds;
            return new Cpu(
                    (process - earlier.process) / seconds,
                    (loops - earlier.loops) / seconds,
                    (bus - earlier.bus) / seconds,
                    (redis - earlier.redis) / seconds);
        }
    }

    Reading read() {
        double inRedis = redisSeconds();
        return new Reading(
                System.nanoTime() / NANOS,
                (process.getProcessCpuTime() - threads.getThreadCpuTime(control.threadId())) / NANOS,
                seconds(LOOPS),
                seconds(BUS),
                inRedis);
    }

    private double seconds(String prefix) {
        double seconds = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith(prefix)) {
                seconds += Math.max(0, threads.getThreadCpuTime(id)) / NANOS;
            }
        }
        return seconds;
    }

    private double redisSeconds() {
        return redis.general()
                .sync()
                .info("cpu")
                .lines()
                .filter(line -> line.matches("used_cpu_(sys|user):.*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
    }
}
