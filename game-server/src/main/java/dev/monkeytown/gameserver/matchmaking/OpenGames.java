package dev.monkeytown.gameserver.matchmaking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.SimulationLimits;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The games of all servers that newcomers may join, asked for behind Redis' circuit breaker. Thread-safe; every method blocks
 * and fails as {@code Sessions} do.
 */
final class OpenGames {

    /** Games looked at for one newcomer. Beyond, a new game is opened although one might have had room. */
    static final int MOST_CANDIDATES = 100;

    /**
     * A game to try.
     *
     * @param persons seats that are reserved
     */
    record Candidate(GameId game, int persons, int seats) {

        boolean hasRoom() {
            return persons < seats;
        }
    }

    private static final byte[] SEATS = bytes("seats");
    private static final byte[] FORMAT = bytes("format");
    private static final byte[] NONE = bytes("0");
    private static final byte[] OWN_FORMAT = bytes(Integer.toString(SimulationLimits.FORMAT));

    private final RedisConnections redis;
    private final Resilience resilience;
    private final InstantSource clock;

    OpenGames(RedisConnections redis, Resilience resilience, InstantSource clock) {
        this.redis = redis;
        this.resilience = resilience;
        this.clock = clock;
    }

    /**
     * The games to try, best first. Those that turn out to be full are taken off the list, so that they cannot hide the
     * others; their owner puts them back when a seat becomes free. Games whose states mean something else to this server
     * are left out: its newcomers have pages that play the way it does.
     */
    List<Candidate> candidates(String mode) {
        return resilience.call(Dependency.REDIS_GENERAL, () -> lookFor(mode));
    }

    private List<Candidate> lookFor(String mode) {
        RedisCommands<byte[], byte[]> commands = redis.general().sync();
        byte[] open = bytes(Channels.matchmaking(mode));
        commands.zremrangebyscore(open, Range.create(0, clock.millis()));
        List<GameId> ids = commands.zrangebyscore(open, Range.unbounded(), Limit.from(MOST_CANDIDATES)).stream()
                .flatMap(member -> GameId.parse(new String(member, UTF_8)).stream())
                .toList();
        List<Candidate> found = look(ids);
        byte[][] full = found.stream()
                .filter(candidate -> !candidate.hasRoom())
                .map(candidate -> bytes(candidate.game().toString()))
                .toArray(byte[][]::new);
        if (full.length > 0) {
            commands.zrem(open, full);
        }
        return ranked(found);
    }

    /** With people is better than alone, and a game that has begun earlier closes earlier. */
    static List<Candidate> ranked(List<Candidate> oldestFirst) {
        return oldestFirst.stream()
                .filter(Candidate::hasRoom)
                .sorted(Comparator.comparingInt(Candidate::persons).reversed())
                .toList();
    }

    /** How many seats a game has; 0 if it is not known. */
    int seats(GameId id) {
        return number(resilience.call(
                Dependency.REDIS_GENERAL, () -> redis.general().sync().hget(bytes(Channels.gameLease(id)), SEATS)));
    }

    /** Asks about all of them in one round trip. */
    private List<Candidate> look(List<GameId> ids) {
        RedisAsyncCommands<byte[], byte[]> commands = redis.general().async();
        List<RedisFuture<Long>> persons = new ArrayList<>();
        List<RedisFuture<List<KeyValue<byte[], byte[]>>>> games = new ArrayList<>();
        for (GameId id : ids) {
            persons.add(commands.hlen(bytes(Channels.gameSeats(id))));
            games.add(commands.hmget(bytes(Channels.gameLease(id)), SEATS, FORMAT));
        }
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            int reserved = answer(persons.get(i)).intValue();
            List<KeyValue<byte[], byte[]>> game = answer(games.get(i));
            byte[] format = game.getLast().getValueOrElse(OWN_FORMAT); // of a game that is gone nothing is known
            if (Arrays.equals(format, OWN_FORMAT)) {
                found.add(new Candidate(
                        ids.get(i), reserved, number(game.getFirst().getValueOrElse(NONE))));
            }
        }
        return found;
    }

    private <T extends @Nullable Object> T answer(RedisFuture<T> future) {
        return LettuceFutures.awaitOrCancel(future, redis.general().getTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static int number(byte @Nullable [] text) {
        return text == null ? 0 : Integer.parseInt(new String(text, UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
