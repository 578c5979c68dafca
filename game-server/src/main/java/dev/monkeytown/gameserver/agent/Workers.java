package dev.monkeytown.gameserver.agent;

import dev.monkeytown.model.Limits;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which agents of all games of a server decide: one a core, of the least priority, so that they take what
 * loops and sockets leave. At most {@link Limits#MAX_WAITING_DECISIONS} wait for them. Thread-safe.
 */
public final class Workers implements Thinkers, AutoCloseable {

    private final ThreadPoolExecutor threads;

    /** @param count of threads, at least one; they start with the first decision */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: without it, loops and sockets wait a little longer
    public Workers(int count) {
        threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Limits.MAX_WAITING_DECISIONS),
                Thread.ofPlatform()
                        .name("agents-", 1)
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
    }

    @Override
    public boolean offer(Runnable decision) {
        if (threads.getQueue().remainingCapacity() == 0) {
            return false;
        }
        try {
            threads.execute(decision);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Decisions that wait. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** Takes no further decisions; those that are made are not waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
