package dev.monkeytown.protocolsim.store;

import dev.monkeytown.protocolsim.world.World;
import io.lettuce.core.RedisFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The answer to a command, as Lettuce gives it. */
final class Reply<T> extends CompletableFuture<T> implements RedisFuture<T> {

    private final World world;

    Reply(World world) {
        this.world = world;
    }

    @Override
    public @Nullable String getError() {
        return isCompletedExceptionally() ? String.valueOf(exceptionNow().getMessage()) : null;
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) {
        return world.await(this::isDone, unit.toNanos(timeout));
    }
}
