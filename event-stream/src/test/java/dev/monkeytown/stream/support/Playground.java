package dev.monkeytown.stream.support;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Redis and one instance with the shipped settings for all test classes that need nothing else. */
public final class Playground implements BeforeAllCallback {

    private static @Nullable Shared shared;

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Shared.class, _ -> new Shared(), Shared.class);
    }

    public static TestRedis redis() {
        return Objects.requireNonNull(shared).redis;
    }

    public static Stream stream() {
        return Objects.requireNonNull(shared).stream;
    }

    public static Tokens tokens() {
        return Objects.requireNonNull(shared).tokens;
    }

    public static Identity person(String name) {
        return new Identity(PlayerId.random(), SessionId.random(), name);
    }

    /** A client in the frames dialect on the shared instance. */
    public static TestClient frames(Identity identity) {
        return TestClient.frames(stream().port(), tokens().valid(identity));
    }

    /** A client in the JSON dialect on the shared instance. */
    public static TestClient json(Identity identity) {
        return TestClient.json(stream().port(), tokens().valid(identity));
    }

    /** Another instance on the same Redis. */
    public static Stream another(Map<String, String> environment) {
        return new Stream(redis(), tokens(), environment);
    }

    private static final class Shared implements AutoCloseable {
        final TestRedis redis = new TestRedis();
        final Tokens tokens = new Tokens();
        final Stream stream = new Stream(redis, tokens, Map.of());

        @Override
        public void close() {
            stream.close();
            redis.close();
        }
    }
}
