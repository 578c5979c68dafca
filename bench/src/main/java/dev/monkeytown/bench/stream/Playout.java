package dev.monkeytown.bench.stream;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that publishes a load's messages when they are due, and all that are late at once. Started and closed by the measuring thread. */
public final class Playout implements AutoCloseable {

    /** Where messages go. Called by the playout's thread alone. */
    public interface Outlet {

        /** Takes the message; it may wait for the next flush. */
        void publish(int game, int message);

        void flush();
    }

    private final Schedule schedule;
    private final long events;
    private final Outlet outlet;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable RuntimeException failure;

    private Playout(Schedule schedule, int messages, Outlet outlet) {
        this.schedule = schedule;
        this.events = (long) messages * schedule.games();
        this.outlet = outlet;
        this.thread = Thread.ofPlatform().daemon().name("playout").unstarted(this::run);
    }

    /** @param messages of each game */
    public static Playout start(Schedule schedule, int messages, Outlet outlet) {
        Playout playout = new Playout(schedule, messages, outlet);
        playout.thread.start();
        return playout;
    }

    /** Ends it; throws what it failed with, if it did. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            long event = 0;
            while (running && event < events) {
                long now = System.nanoTime();
                long early = schedule.dueNanos(event) - now;
                if (early > 0) {
                    LockSupport.parkNanos(early);
                    continue;
                }
                for (; event < events && schedule.dueNanos(event) - now <= 0; event++) {
                    outlet.publish((int) (event % schedule.games()), (int) (event / schedule.games()));
                }
                outlet.flush();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
