package dev.monkeytown.stream.connection;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What all instances know of tokens together: a socket token opens one socket, at one of them, and none once its session or
 * its player was ended. Thread-safe, never blocks; stages complete on an I/O thread of Lettuce, never exceptionally.
 *
 * <p>While Redis does not answer, tokens count by their signature and their minute alone, which is counted: what goes on
 * is play.
 */
public final class SocketTokens {

    private static final byte[] NOTHING = new byte[0];

    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final StreamMetrics metrics;

    public SocketTokens(StatefulRedisConnection<byte[], byte[]> connection, StreamMetrics metrics) {
        this.redis = connection.async();
        this.metrics = metrics;
    }

    /**
     * Whether this is the token's first use, and its session goes on. Asking is using.
     *
     * @param jti of a token whose signature was checked
     */
    CompletionStage<Boolean> use(String jti, Identity who) {
        CompletionStage<String> set = redis.set(
                bytes(Channels.usedToken(jti)), NOTHING, SetArgs.Builder.nx().ex(Limits.USED_TOKEN_LIFE));
        return set.thenCombine(end(who), (first, ended) -> first != null && ended.isEmpty())
                .exceptionally(_ -> {
                    metrics.tokenUnchecked();
                    return true;
                });
    }

    /** Why the session or its player was ended, if one was. */
    CompletionStage<Optional<EndReason>> endOf(Identity who) {
        return end(who).exceptionally(_ -> Optional.empty());
    }

    private CompletionStage<Optional<EndReason>> end(Identity who) {
        return redis.mget(bytes(Channels.sessionEnd(who.sessionId())), bytes(Channels.playerEnd(who.playerId())))
                .thenApply(ends -> ends.stream()
                        .filter(KeyValue::hasValue)
                        .map(end -> EndReason.of(new String(end.getValue(), StandardCharsets.UTF_8))
                                .orElse(EndReason.SIGNED_OUT))
                        .findFirst());
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
