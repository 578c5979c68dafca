package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.Arena;
import dev.monkeytown.chaos.arena.Weather;
import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Chooses the injury of a trial. */
public final class Injuries {
    private static final int LATE_MS = 80;
    private static final int JITTER_MS = 120;

    /** Less than the games of a server need. */
    private static final int SLOW_BYTES_PER_SECOND = 64_000;

    private Injuries() {}

    public static Injury of(Fault fault, Moment moment, Arena arena) throws IOException, InterruptedException {
        return switch (fault) {
            case KILL -> new Kill(busiest(arena));
            case DRAIN -> new Drain(busiest(arena));
            case STOP -> new Stop(busiest(arena), moment.length());
            case STREAM_KILL -> new Kill(fullest(arena));
            case STREAM_DRAIN -> new Drain(fullest(arena));
            case REDIS_EMPTY -> new EmptyRedis(arena.cluster(), moment.length());
            case REDIS_OLD ->
                new OldRedis(arena.cluster(), arena.plan().data().resolve("redis-before"), moment.length());
            case REDIS_LATENCY ->
                new BadWeather(arena.proxy(), new Weather.Latency(LATE_MS, JITTER_MS), moment.length());
            case REDIS_BLACKHOLE -> new BadWeather(arena.proxy(), new Weather.BlackHole(), moment.length());
            case REDIS_SLOW -> new BadWeather(arena.proxy(), new Weather.Slow(SLOW_BYTES_PER_SECOND), moment.length());
            case REDIS_RESET -> new ResetConnections(arena.proxy());
            case REDIS_HALF_OPEN -> new ForgetConnections(arena.proxy());
            case POSTGRES -> new DatabaseAway(arena.cluster().process(LocalCluster.POSTGRESQL), moment.length());
            case NGINX_RELOAD -> new Reload(arena.nginx());
            case BLUE_GREEN -> new BlueGreen(arena.deployment());
        };
    }

    /** The game-server that owns most of the games that are played. */
    private static Supervised busiest(Arena arena) throws IOException {
        Map<String, String> owners = arena.owners(arena.recorder().games());
        return arena.services(ServiceRole.GAME_SERVER.service()).stream()
                .max(Comparator.comparingLong(server ->
                        owners.values().stream().filter(server.name()::equals).count()))
                .orElseThrow();
    }

    /** The event-stream with the most sockets: after one was injured, all may be with the other. */
    private static Supervised fullest(Arena arena) throws IOException, InterruptedException {
        List<Supervised> streams = arena.services(ServiceRole.EVENT_STREAM.service());
        Supervised fullest = streams.getFirst();
        for (Supervised stream : streams) {
            if (arena.connections(stream) > arena.connections(fullest)) {
                fullest = stream;
            }
        }
        return fullest;
    }
}
