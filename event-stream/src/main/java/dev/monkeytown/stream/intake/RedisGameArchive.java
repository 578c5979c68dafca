package dev.monkeytown.stream.intake;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Read;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keyframe, journal and lease of games in Redis. Thread-safe. Commands of one read are pipelined on one connection in
 * the order lease, keyframe, journal: what a lease calls over is complete in the journal read after it, and the journal
 * reaches at least as far as the keyframe.
 */
public final class RedisGameArchive implements GameArchive {

    private static final byte[] EPOCH = bytes("epoch");
    private static final byte[] OVER = bytes("over");
    private static final byte[] FRAME = bytes("f");

    private final RedisAsyncCommands<byte[], byte[]> redis;

    private final StreamMetrics metrics;

    public RedisGameArchive(StatefulRedisConnection<byte[], byte[]> connection, StreamMetrics metrics) {
        this.redis = connection.async();
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<Stored> whole(GameId id) {
        metrics.read(Read.GAME);
        var lease = lease(id);
        var keyframe = redis.get(bytes(Channels.gameKeyframe(id)));
        var journal = redis.xrevrange(
                bytes(Channels.gameJournal(id)), Range.unbounded(), Limit.from(Limits.MAX_JOURNAL_FRAMES));
        return lease.thenCombine(keyframe, (stored, bytes) -> stored(stored, Optional.ofNullable(bytes)))
                .thenCombine(journal, (stored, newestFirst) -> switch (stored) {
                    case Absent absent -> absent;
                    case Beginning beginning -> beginning;
                    case Recording found ->
                        new Recording(found.keyframe(), frames(newestFirst).reversed(), found.over());
                });
    }

    private static Stored stored(Lease lease, Optional<byte[]> keyframe) {
        if (!lease.known()) {
            return new Absent();
        }
        return keyframe.<Stored>map(bytes -> new Recording(bytes, List.of(), lease.over()))
                .orElseGet(Beginning::new);
    }

    @Override
    public CompletionStage<Tail> since(GameId id, int tick) {
        metrics.read(Read.JOURNAL_END);
        var lease = lease(id);
        Range<String> after = Range.from(Range.Boundary.including((tick + 1) + "-0"), Range.Boundary.unbounded());
        var journal = redis.xrange(bytes(Channels.gameJournal(id)), after, Limit.from(Limits.MAX_JOURNAL_FRAMES));
        return lease.thenCombine(
                journal, (stored, entries) -> new Tail(stored.known(), frames(entries), stored.over()));
    }

    @Override
    public CompletionStage<Optional<byte[]>> keyframe(GameId id) {
        metrics.read(Read.KEYFRAME);
        return redis.get(bytes(Channels.gameKeyframe(id))).thenApply(Optional::ofNullable);
    }

    private CompletionStage<Lease> lease(GameId id) {
        return redis.hmget(bytes(Channels.gameLease(id)), EPOCH, OVER)
                .thenApply(fields -> new Lease(has(fields, EPOCH), has(fields, OVER)));
    }

    private static boolean has(List<KeyValue<byte[], byte[]>> fields, byte[] name) {
        return fields.stream().anyMatch(field -> Arrays.equals(field.getKey(), name) && field.hasValue());
    }

    private static List<byte[]> frames(List<StreamMessage<byte[], byte[]>> entries) {
        List<byte[]> frames = new ArrayList<>(entries.size());
        for (StreamMessage<byte[], byte[]> entry : entries) {
            for (Map.Entry<byte[], byte[]> field : entry.getBody().entrySet()) {
                if (Arrays.equals(field.getKey(), FRAME)) {
                    frames.add(field.getValue());
                }
            }
        }
        return frames;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Lease(boolean known, boolean over) {}
}
