package dev.monkeytown.chaos.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be done to the cluster, by the name that {@code --only} takes. */
public enum Fault {
    /** A game-server is killed. */
    KILL(
            "kill",
            50,
            Sampling.GAMES_OF_THE_VICTIM,
            Counting.WHOLE,
            Goal.complete().pauses(400, 500, 1000)),
    /** A game-server is asked to end. */
    DRAIN(
            "drain",
            50,
            Sampling.GAMES_OF_THE_VICTIM,
            Counting.WHOLE,
            Goal.complete().p99(50).withEveryInput()),
    /** A game-server stands still for 0.3 to 10 seconds and then goes on as if nothing had been. */
    STOP("stop", 50, Sampling.GAMES_OF_THE_VICTIM, Counting.WHOLE, Goal.complete()),
    /** An event-stream is killed. */
    STREAM_KILL(
            "stream-kill",
            50,
            Sampling.DROPPED_CLIENTS,
            Counting.WHOLE,
            Goal.complete().p99(1000).resuming(0.95)),
    /** An event-stream is asked to end. */
    STREAM_DRAIN(
            "stream-drain",
            50,
            Sampling.DROPPED_CLIENTS,
            Counting.WHOLE,
            Goal.complete().p99(1000).resuming(0.95).with(Sockets.TOLD_BEFORE)),
    /** Redis is killed and starts with nothing. */
    REDIS_EMPTY(
            "redis-empty",
            50,
            Sampling.ALL_GAMES,
            Counting.FROM_BACK,
            Goal.complete().longest(1000).ticksMayBeLeftOut()),
    /** Redis is killed and starts with what it had a second before, as a replica that lagged would have. */
    REDIS_OLD(
            "redis-old",
            20,
            Sampling.ALL_GAMES,
            Counting.FROM_BACK,
            Goal.complete().longest(1000).ticksMayBeLeftOut()),
    /** Everything to and from Redis takes longer, now more, now less. */
    REDIS_LATENCY(
            "redis-latency",
            20,
            Sampling.ALL_GAMES,
            Counting.FROM_BACK,
            Goal.complete().longest(1000)),
    /** Nothing comes through to Redis or back, and nobody is told. */
    REDIS_BLACKHOLE(
            "redis-blackhole",
            20,
            Sampling.ALL_GAMES,
            Counting.FROM_BACK,
            Goal.complete().longest(1000)),
    /** All connections to Redis are reset. */
    REDIS_RESET(
            "redis-reset",
            50,
            Sampling.ALL_GAMES,
            Counting.WHOLE,
            Goal.complete().longest(1000)),
    /** All connections to Redis are forgotten on the way, and nobody is told. */
    REDIS_HALF_OPEN(
            "redis-half-open",
            20,
            Sampling.ALL_GAMES,
            Counting.WHOLE,
            Goal.complete().longest(2000)),
    /** Redis is reached through a line that carries little. */
    REDIS_SLOW(
            "redis-slow",
            20,
            Sampling.ALL_GAMES,
            Counting.FROM_BACK,
            Goal.complete().longest(1000)),
    /** PostgreSQL is stopped for a minute while games end. */
    POSTGRES("postgres", 5, Sampling.ALL_GAMES, Counting.WHOLE, Goal.complete()),
    /** nginx, as the front, reads its configuration anew. */
    NGINX_RELOAD(
            "nginx-reload",
            20,
            Sampling.ALL_GAMES,
            Counting.WHOLE,
            Goal.complete().with(Sockets.MUST_STAY)),
    /** New versions of all services take the place of the old ones, as at every deploy; the next time it is the other way. */
    BLUE_GREEN(
            "blue-green",
            10,
            Sampling.ALL_GAMES,
            Counting.WHOLE,
            Goal.complete().p99(500).resuming(0.95).with(Sockets.TOLD_BEFORE));

    private final String word;
    private final int usualTrials;
    private final Sampling sampling;
    private final Counting counting;
    private final Goal goal;

    Fault(String word, int usualTrials, Sampling sampling, Counting counting, Goal goal) {
        this.word = word;
        this.usualTrials = usualTrials;
        this.sampling = sampling;
        this.counting = counting;
        this.goal = goal;
    }

    /** The fault of this name. */
    public static Optional<Fault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    /** All names, in the order in which a whole run goes. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Fault::word).toList();
    }

    public String word() {
        return word;
    }

    /** As many as give a distribution, or as fit into a bearable time. */
    public int usualTrials() {
        return usualTrials;
    }

    public Sampling sampling() {
        return sampling;
    }

    public Counting counting() {
        return counting;
    }

    public Goal goal() {
        return goal;
    }

    /** Whether a proxy has to stand before Redis. */
    public boolean needsProxy() {
        return switch (this) {
            case REDIS_LATENCY, REDIS_BLACKHOLE, REDIS_RESET, REDIS_HALF_OPEN, REDIS_SLOW -> true;
            case KILL,
                    DRAIN,
                    STOP,
                    STREAM_KILL,
                    STREAM_DRAIN,
                    REDIS_EMPTY,
                    REDIS_OLD,
                    POSTGRES,
                    NGINX_RELOAD,
                    BLUE_GREEN -> false;
        };
    }

    /** Whether games should end during a trial, so that there are results. */
    public boolean needsResults() {
        return this == POSTGRES;
    }

    /** Whether nginx has to be the front. */
    public boolean needsNginx() {
        return this == NGINX_RELOAD || this == BLUE_GREEN;
    }

    /** Whether no visitor may notice it in the answers to his requests. */
    public boolean answersEverything() {
        return needsNginx();
    }
}
