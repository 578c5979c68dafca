package dev.monkeytown.gameserver.bus;

import dev.monkeytown.gameserver.game.FramePublisher;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of all frames of this server to Redis: one connection on which commands are only written when a loop thread
 * says {@link #flush}, so that all games of a turn cost one system call. Thread-safe.
 */
public final class FrameBus {

    private static final Logger log = LoggerFactory.getLogger(FrameBus.class);

    private final RedisScript publish = RedisScript.named("publish");
    private final RedisScript restore = RedisScript.named("restore");
    private final RedisConnections redis;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final BusMeters meters;
    private final AtomicBoolean loading = new AtomicBoolean();

    /** Takes the tick connection for itself: a command that somebody else sent on it would wait for the next flush. */
    public FrameBus(RedisConnections redis, BusMeters meters) {
        this.redis = redis;
        this.connection = redis.tick();
        this.meters = meters;
        connection.setAutoFlushCommands(false);
        loadScripts();
    }

    /** The publisher for a game that was claimed. */
    public FramePublisher publisher(GameTicket ticket, int seats) {
        return new RedisFramePublisher(this, ticket, seats);
    }

    /** Writes what was sent since the last flush. Never blocks. */
    public void flush() {
        connection.flushCommands();
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
            load(publish).thenCombine(load(restore), (a, b) -> a).whenComplete((digest, failure) -> {
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
