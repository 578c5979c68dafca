package dev.monkeytown.stream.support;

import io.lettuce.core.RedisClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several owners on one client of Redis, ticking in turn on one thread, their phases spread over the tick. */
public final class Games implements AutoCloseable {

    public final List<TestOwner> owners = new ArrayList<>();
    private final RedisClient client;
    private @Nullable Thread runner;
    private volatile boolean running;

    public Games(TestRedis redis, int games, int seats) {
        client = RedisClient.create(redis.url());
        for (int i = 0; i < games; i++) {
            owners.add(new TestOwner(client, seats, 600));
        }
    }

    /** Ticks so many times a second, with {@code before} ahead of each tick of each game. */
    public void run(int hertz, Consumer<TestOwner> before) {
        running = true;
        runner = Thread.ofPlatform().name("owners").start(() -> {
            long next = System.nanoTime();
            while (running) {
                for (TestOwner owner : owners) {
                    before.accept(owner);
                    owner.step();
                    next += 1_000_000_000L / hertz / owners.size();
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        });
    }

    public void pause() {
        running = false;
        if (runner != null) {
            try {
                runner.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        pause();
        owners.forEach(TestOwner::close);
        client.shutdown();
    }
}
