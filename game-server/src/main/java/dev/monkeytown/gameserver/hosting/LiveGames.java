package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameSnapshot;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.LiveGame;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.GameRules;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory of all servers' running games in Redis: this server's part is written, the whole is read, once a second
 * by the pulse. The last reading may be looked at from any thread.
 */
public final class LiveGames {

    /** Summaries older than this are of games whose server is gone. They are not shown. */
    static final Duration STALE = Duration.ofSeconds(5);

    /** Summaries older than this are removed by whoever sees them. */
    static final Duration FORGOTTEN = Duration.ofSeconds(60);

    /** Of its length, how much of a game is open to newcomers. */
    static final double OPEN_SHARE = 0.6;

    private static final Logger log = LoggerFactory.getLogger(LiveGames.class);
    private static final byte[] DIRECTORY = Channels.GAMES_LIVE.getBytes(UTF_8);

    private final Redis redis;
    private final Resilience resilience;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final String instance;
    private final String mode;
    private final Set<GameId> written = ConcurrentHashMap.newKeySet();

    /** Games that went to other servers and that a beat under way may still take for this one's. */
    private final Set<GameId> gone = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;
    private volatile List<LiveGame> all = List.of();

    LiveGames(
            Redis redis, Resilience resilience, JsonMapper mapper, InstantSource clock, String instance, String mode) {
        this.redis = redis;
        this.resilience = resilience;
        this.mapper = mapper;
        this.clock = clock;
        this.instance = instance;
        this.mode = mode;
    }

    /** The running games of all servers, newest first, as of the last pulse. */
    public List<LiveGame> all() {
        return all;
    }

    /** One of them. */
    public Optional<LiveGame> find(GameId id) {
        return all.stream().filter(game -> game.gameId().equals(id)).findFirst();
    }

    /**
     * Writes this server's games, removes those that are gone, and reads everybody's. Pulse thread only; blocks.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer; the next call makes up for it
     * @throws dev.monkeytown.platform.resilience.DependencyUnavailableException if it is not asked for the moment; likewise
     */
    void renew(Iterable<Game> games) {
        all = resilience.callOnce(
                Dependency.REDIS_GENERAL, () -> exchange(games, redis.general().sync()));
    }

    private List<LiveGame> exchange(Iterable<Game> games, RedisCommands<byte[], byte[]> commands) {
        Map<byte[], byte[]> fields = new HashMap<>();
        Set<GameId> others = Set.copyOf(gone);
        Set<GameId> over = new HashSet<>(written);
        for (Game game : games) {
            over.remove(game.id());
            if (!gone.contains(game.id())) {
                fields.put(bytes(game.id()), mapper.writeValueAsBytes(summary(game)));
                written.add(game.id());
                offer(game, commands);
            }
        }
        if (!fields.isEmpty()) {
            commands.hset(DIRECTORY, fields);
        }
        for (GameId id : over) {
            if (!gone.contains(id)) {
                commands.hdel(DIRECTORY, bytes(id));
                commands.zrem(Channels.matchmaking(mode).getBytes(UTF_8), bytes(id));
            }
            written.remove(id);
        }
        gone.removeAll(others);
        return read(commands);
    }

    /** The game is another server's now, and so is its entry: it stays. Any thread. */
    void forget(GameId id) {
        gone.add(id);
        written.remove(id);
    }

    /** The game is this server's from now on. Any thread. */
    void expect(GameId id) {
        gone.remove(id);
    }

    /** Tells matchmakers of a new game at once. Blocks. */
    void offer(Game game) {
        offer(game, redis.general().sync());
    }

    /** Sends no more newcomers to this server's games; whoever goes on with them offers them again. Blocks. */
    void closeAll(Collection<Game> games) {
        closed = true;
        RedisCommands<byte[], byte[]> commands = redis.general().sync();
        games.forEach(game -> offer(game, commands));
    }

    /** Tells matchmakers until when newcomers may join, or that they may not any more. */
    private void offer(Game game, RedisCommands<byte[], byte[]> commands) {
        byte[] open = Channels.matchmaking(mode).getBytes(UTF_8);
        double ticksOpen = game.setup().rules().durationTicks() * OPEN_SHARE
                - game.snapshot().tick();
        if (!closed && ticksOpen > 0 && !game.snapshot().joinOrder().isEmpty()) {
            double closesAtMs = clock.millis() + ticksOpen * 1000 / GameRules.TICKS_PER_SECOND;
            commands.zadd(open, Math.floor(closesAtMs), bytes(game.id()));
        } else {
            commands.zrem(open, bytes(game.id()));
        }
    }

    private LiveGame summary(Game game) {
        GameSnapshot now = game.snapshot();
        return new LiveGame(
                game.id(),
                mode,
                now.participants(),
                now.participants().size(),
                now.secondsLeft(),
                now.leader(),
                game.startedAt().toEpochMilli(),
                clock.millis(),
                instance);
    }

    private List<LiveGame> read(RedisCommands<byte[], byte[]> commands) {
        List<LiveGame> found = new ArrayList<>();
        long nowMs = clock.millis();
        commands.hgetall(DIRECTORY).forEach((id, json) -> {
            long ageMs = parse(json)
                    .map(game -> {
                        if (nowMs - game.updatedAtMs() <= STALE.toMillis()) {
                            found.add(game);
                        }
                        return nowMs - game.updatedAtMs();
                    })
                    .orElse(Long.MAX_VALUE);
            if (ageMs > FORGOTTEN.toMillis()) {
                commands.hdel(DIRECTORY, id);
            }
        });
        found.sort(Comparator.comparingLong(LiveGame::startedAtMs).reversed());
        return List.copyOf(found);
    }

    private Optional<LiveGame> parse(byte[] json) {
        try {
            return Optional.of(mapper.readValue(json, LiveGame.class));
        } catch (JacksonException foreign) {
            log.warn("An entry of {} is no summary of a game and is removed", Channels.GAMES_LIVE);
            return Optional.empty();
        }
    }

    private static byte[] bytes(GameId id) {
        return id.toString().getBytes(UTF_8);
    }
}
