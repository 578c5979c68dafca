package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.process.CommandCounts;
import dev.monkeytown.bench.process.RedisLink;
import java.time.Duration;
import java.util.TreeMap;

/** All sockets are cut at once and come back at once: how long each is without a frame, and what Redis is asked meanwhile. */
final class StormTrial {
    /** All of them have had frames for so long. */
    private static final long CALM_NANOS = 3_000_000_000L;

    private static final Duration LENGTH = Duration.ofSeconds(40);

    /**
     * What the receiver saw.
     *
     * @param cut sockets
     * @param back of these, the ones that had a frame again within half a minute
     * @param turnedAway how often one had to try again
     * @param p50Micros from the cut to a socket's first frame after it
     */
    record Return(int cut, int back, int turnedAway, long p50Micros, long p99Micros, long maxMicros) {}

    /** @param commands that Redis carried out from the cut until all were back, without what publishing takes */
    record Result(int games, Return sockets, CommandCounts commands) {}

    private final Trial trial;
    private final EventStream stream;

    StormTrial(Trial trial, EventStream stream) {
        this.trial = trial;
        this.stream = stream;
    }

    /** Seconds of tape that it takes. */
    static int tapeSeconds() {
        return Trial.tapeSeconds(Duration.ZERO, LENGTH);
    }

    Result run(Load load) {
        try (RedisLink redis = stream.redis().connect();
                Contender.Engagement engagement = stream.engage(load);
                Sink receiver = trial.connect(engagement, load, 0)) {
            Trial.sleepUntil(System.nanoTime() + CALM_NANOS);
            Trial.inOrder(load, (game, seat) -> receiver.renew(engagement.token(game, seat)));
            CommandCounts before = redis.commands();
            receiver.cut(System.nanoTime());
            Return sockets = receiver.comeback(LENGTH);
            CommandCounts during = redis.commands().minus(before.byName());
            return new Result(load.games(), sockets, withoutOurs(during));
        }
    }

    /** The script that publishes is nobody else's, and it alone gives keys a life: five with every keyframe. */
    static CommandCounts withoutOurs(CommandCounts counts) {
        long frames = counts.of("evalsha");
        long keyframes = counts.of("pexpire") / 5;
        TreeMap<String, Long> ours = new TreeMap<>();
        for (String once : new String[] {"evalsha", "hmget", "xadd", "publish"}) {
            ours.put(once, frames);
        }
        ours.put("hset", frames + 2 * keyframes);
        for (String once : new String[] {"time", "zadd", "set", "append"}) {
            ours.put(once, keyframes);
        }
        ours.put("pexpire", 5 * keyframes);
        ours.put("info", counts.of("info"));
        return counts.minus(ours);
    }
}
