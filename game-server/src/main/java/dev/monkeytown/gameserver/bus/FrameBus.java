package dev.monkeytown.gameserver.bus;

import static dev.monkeytown.platform.redis.RedisScript.bytes;

import dev.monkeytown.gameserver.game.FramePublisher;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.redis.RedisScript;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of all frames of this server to Redis: one connection on which commands are only written when a loop thread
 * says {@link #flush}, so that all games of a turn cost one system call. Thread-safe.
 */
public final class FrameBus {

    private static final Logger log = LoggerFactory.getLogger(FrameBus.class);

    /** More than any server waits for its turn, and less than what makes an orphan urgent. */
    private static final Duration GIVEN_BACK_SINCE = Duration.ofMillis(500);

    private final RedisScript publish = RedisScript.named("publish");
    private final RedisScript restore = RedisScript.named("restore");
    private final RedisScript giveBack = RedisScript.named("giveback");
    private final Redis redis;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final BusMeters meters;
    private final AtomicBoolean loading = new AtomicBoolean();

    /** Takes the tick connection for itself: a command that somebody else sent on it would wait for the next flush. */
    public FrameBus(Redis redis, BusMeters meters) {
        this.redis = redis;
        this.connection = redis.tick();
        this.meters = meters;
        connection.setAutoFlushCommands(false);
        loadScripts();
    }

    /** The publisher for a game that was claimed. */
    public FramePublisher publisher(GameTicket ticket, int seats, Instant startedAt) {
        return new RedisFramePublisher(this, ticket, seats, startedAt);
    }

    /** Writes what was sent since the last flush. Never blocks. */
    public void flush() {
        connection.flushCommands();
    }

    /**
     * Lets others take games over at once, after the last frames that were sent of them. The caller ticks them no more.
     * Blocks.
     *
     * @throws RedisException if Redis does not answer; then the leases run out
     */
    public void giveBack(Collection<GameTicket> owned) {
        List<byte[]> keys = new ArrayList<>(List.of(bytes(Channels.GAMES_LEASES)));
        List<byte[]> values = new ArrayList<>(List.of(bytes(GIVEN_BACK_SINCE.toMillis())));
        for (GameTicket ticket : owned) {
            keys.add(bytes(Channels.gameLease(ticket.id())));
            values.add(bytes(ticket.id()));
            values.add(bytes(ticket.epoch()));
        }
        RedisFuture<Long> given = connection
                .async()
                .evalsha(
                        giveBack.digest(),
                        ScriptOutputType.INTEGER,
                        keys.toArray(byte[][]::new),
                        values.toArray(byte[][]::new));
        flush();
        LettuceFutures.awaitOrCancel(given, RedisConnections.GENERAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    StatefulRedisConnection<byte[], byte[]> connection() {
        return connection;
    }

    RedisScript publish() {
        return publish;
    }

    RedisScript restore() {
        return restore;
    }

    BusMeters meters() {
        return meters;
    }

    /** A restarted Redis has forgotten the scripts; frames fail until they are there again. Never blocks. */
    void loadScripts() {
        if (loading.compareAndSet(false, true)) {
            CompletionStage<String> all =
                    load(publish).thenCombine(load(restore), (a, b) -> a).thenCombine(load(giveBack), (a, b) -> a);
            all.whenComplete((digest, failure) -> {
                loading.set(false);
                if (failure != null) {
                    log.warn(
                            "Redis did not take the publishing scripts, will be tried again: {}", failure.getMessage());
                }
            });
        }
    }

    private CompletionStage<String> load(RedisScript script) {
        try {
            return script.load(redis.general());
        } catch (RedisException rejected) {
            return CompletableFuture.failedStage(rejected);
        }
    }
}
