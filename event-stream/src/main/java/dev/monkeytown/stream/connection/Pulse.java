package dev.monkeytown.stream.connection;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of one socket, both ways: speaks every interval, and notices when nothing was heard for two. Owned by
 * the event loop.
 */
final class Pulse {

    private static final int SILENT_INTERVALS = 2;

    private final EventLoop loop;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final Runnable speak;
    private final Runnable silent;
    private long heardNanos;
    private @Nullable Future<?> speaking;
    private @Nullable Future<?> listening;

    Pulse(EventLoop loop, Duration interval, LongSupplier nanoTime, Runnable speak, Runnable silent) {
        this.loop = loop;
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
        this.speak = speak;
        this.silent = silent;
    }

    void start() {
        heardNanos = nanoTime.getAsLong();
        speaking = loop.scheduleAtFixedRate(speak, intervalNanos, intervalNanos, TimeUnit.NANOSECONDS);
        listening = loop.schedule(this::listen, SILENT_INTERVALS * intervalNanos, TimeUnit.NANOSECONDS);
    }

    void heard() {
        heardNanos = nanoTime.getAsLong();
    }

    void stop() {
        if (speaking != null) {
            speaking.cancel(false);
        }
        if (listening != null) {
            listening.cancel(false);
        }
    }

    private void listen() {
        long leftNanos = heardNanos + SILENT_INTERVALS * intervalNanos - nanoTime.getAsLong();
        if (leftNanos <= 0) {
            silent.run();
        } else {
            listening = loop.schedule(this::listen, leftNanos, TimeUnit.NANOSECONDS);
        }
    }
}
