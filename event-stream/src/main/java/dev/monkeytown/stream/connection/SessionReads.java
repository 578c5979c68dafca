package dev.monkeytown.stream.connection;

import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Read;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Reads sessions for one event loop and is owned by it: all that are asked for in one turn of the loop are one question
 * to Redis, so that a crowd coming back at once costs a few.
 */
final class SessionReads {

    /** Sessions in one question; more are several. */
    static final int MAX_BATCH = 256;

    private final Executor loop;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final StreamMetrics metrics;
    private List<Asked> waiting = new ArrayList<>();

    private record Asked(byte[] key, CompletableFuture<Optional<byte[]>> answer) {}

    /**
     * @param loop runs a task after what it is doing now, on the thread that owns this
     */
    SessionReads(Executor loop, RedisAsyncCommands<byte[], byte[]> redis, StreamMetrics metrics) {
        this.loop = loop;
        this.redis = redis;
        this.metrics = metrics;
    }

    /** The stored session; completes on an I/O thread of Lettuce, exceptionally when Redis does not answer. */
    CompletionStage<Optional<byte[]>> read(SessionId session) {
        CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
        waiting.add(new Asked(Channels.session(session).getBytes(StandardCharsets.UTF_8), answer));
        if (waiting.size() == 1) {
            loop.execute(this::ask);
        } else if (waiting.size() == MAX_BATCH) {
            ask();
        }
        return answer;
    }

    private void ask() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Asked> batch = waiting;
        waiting = new ArrayList<>();
        metrics.read(Read.SESSIONS);
        byte[][] keys = batch.stream().map(Asked::key).toArray(byte[][]::new);
        var unused = redis.mget(keys).whenComplete((found, failure) -> {
            for (int i = 0; i < batch.size(); i++) {
                CompletableFuture<Optional<byte[]>> answer = batch.get(i).answer();
                if (failure == null) {
                    KeyValue<byte[], byte[]> session = found.get(i);
                    answer.complete(session.optional());
                } else {
                    answer.completeExceptionally(failure);
                }
            }
        });
    }
}
