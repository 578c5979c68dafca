package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.room.Rooms;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties this instance when it is stopped: after it has become not ready, before the web server stops, which by itself
 * knows nothing of upgraded sockets. Runs on the shutdown thread.
 */
public final class DrainLifecycle implements SmartLifecycle {

    /** Between readiness (last phase) and the web server's own graceful shutdown (1,024 below it). */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Logger log = LoggerFactory.getLogger(DrainLifecycle.class);

    private final Entrance entrance;
    private final Connections connections;
    private final Rooms rooms;
    private final Duration deadline;
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param deadline longest wait for sockets to go; a farewell by itself takes at most {@link Farewell#PATIENCE}
     */
    public DrainLifecycle(Entrance entrance, Connections connections, Rooms rooms, Duration deadline) {
        this.entrance = entrance;
        this.connections = connections;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        entrance.shut();
        int sockets = connections.size();
        connections.drain();
        int stayed = awaitNone(connections::size, deadline);
        rooms.closeAll();
        log.info("Sent {} sockets away, {} did not go", sockets, stayed);
        running.set(false);
    }

    /** Waits until none are left or the deadline is over, and answers how many are. */
    public static int awaitNone(IntSupplier left, Duration deadline) {
        long beganNanos = System.nanoTime();
        int now = left.getAsInt();
        try {
            while (now > 0 && System.nanoTime() - beganNanos < deadline.toNanos()) {
                Thread.sleep(LOOK_AGAIN);
                now = left.getAsInt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
