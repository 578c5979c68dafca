package dev.monkeytown.gateway.servers;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for again when it is older than {@link #FRESH}. However many visitors come at once, one of them
 * asks and the others wait for that answer. Thread-safe.
 */
public final class Recent<T> {

    public static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> question;
    private final LongSupplier nanoClock;

    private @Nullable T latest;
    private long loadedNanos;

    /**
     * @param question may block; does not throw
     * @param nanoClock as {@link System#nanoTime()}
     */
    public Recent(Supplier<T> question, LongSupplier nanoClock) {
        this.question = question;
        this.nanoClock = nanoClock;
    }

    public synchronized T now() {
        T known = latest;
        if (known != null && nanoClock.getAsLong() - loadedNanos < FRESH.toNanos()) {
            return known;
        }
        T loaded = question.get();
        latest = loaded;
        loadedNanos = nanoClock.getAsLong();
        return loaded;
    }
}
