package dev.monkeytown.chaos.arena;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The weather over all connections of a proxy. Thread-safe. */
final class Sky {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Lock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private volatile Weather weather = new Weather.Fine();

    void turn(Weather next) {
        lock.lock();
        try {
            weather = next;
            turned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How long a piece that came in now takes, nanoseconds. */
    long delayNanos() {
        return switch (weather) {
            case Weather.Latency(int delayMs, int jitterMs) ->
                NANOS_PER_MS * (delayMs + ThreadLocalRandom.current().nextInt(jitterMs + 1));
            case Weather.Fine _, Weather.BlackHole _, Weather.Slow _ -> 0;
        };
    }

    /** How long it takes to pass so much on, nanoseconds. */
    long passageNanos(int bytes) {
        return switch (weather) {
            case Weather.Slow(int bytesPerSecond) -> NANOS_PER_SECOND * bytes / bytesPerSecond;
            case Weather.Fine _, Weather.BlackHole _, Weather.Latency _ -> 0;
        };
    }

    /** Blocks while nothing passes. */
    void awaitPassage() throws InterruptedException {
        if (!(weather instanceof Weather.BlackHole)) {
            return;
        }
        lock.lock();
        try {
            while (weather instanceof Weather.BlackHole) {
                turned.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
