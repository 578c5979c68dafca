package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.fault.Fault;
import java.time.Duration;
import java.util.SplittableRandom;

/** When and how long, at random from a seed: the same seed gives the same schedule. Used by one thread. */
public final class Schedule {
    private static final int MOST_DELAY_MS = 1_000;

    /** The golden ratio's bits: neighbouring seeds begin far from each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;
    private final Fault fault;

    public Schedule(long seed, Fault fault) {
        this.random = new SplittableRandom(seed * SPREAD + fault.ordinal());
        this.fault = fault;
    }

    public Moment next() {
        Duration after = Duration.ofMillis(random.nextInt(MOST_DELAY_MS));
        return new Moment(after, Duration.ofMillis(lengthMs()));
    }

    private long lengthMs() {
        return switch (fault) {
            case STOP -> shortRatherThanLong(300, 10_000);
            case REDIS_EMPTY, REDIS_OLD -> shortRatherThanLong(50, 2_000);
            case REDIS_LATENCY, REDIS_SLOW -> random.nextInt(1_000, 5_000);
            case REDIS_BLACKHOLE -> shortRatherThanLong(300, 5_000);
            case POSTGRES -> 60_000;
            case KILL, DRAIN, STREAM_KILL, STREAM_DRAIN, REDIS_RESET, REDIS_HALF_OPEN, NGINX_RELOAD, BLUE_GREEN -> 0;
        };
    }

    /** As likely between 1 and 2 seconds as between 2 and 4. */
    private long shortRatherThanLong(int leastMs, int mostMs) {
        return Math.round(leastMs * Math.pow((double) mostMs / leastMs, random.nextDouble()));
    }
}
