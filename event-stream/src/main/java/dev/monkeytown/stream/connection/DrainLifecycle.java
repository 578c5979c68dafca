package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.room.Rooms;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Longest wait for sockets to go; a farewell takes at most {@link Farewell#PATIENCE}. */
    private static final Duration PATIENCE = Farewell.PATIENCE.plusMillis(300);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Logger log = LoggerFactory.getLogger(DrainLifecycle.class);

    private final Connections connections;
    private final Rooms rooms;
    private final AtomicBoolean running = new AtomicBoolean();

    public DrainLifecycle(Connections connections, Rooms rooms) {
        this.connections = connections;
        this.rooms = rooms;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        int sockets = connections.size();
        long beganNanos = System.nanoTime();
        connections.drain();
        try {
            while (connections.size() > 0 && System.nanoTime() - beganNanos < PATIENCE.toNanos()) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rooms.closeAll();
        log.info("Sent {} sockets away, {} did not go", sockets, connections.size());
        running.set(false);
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
