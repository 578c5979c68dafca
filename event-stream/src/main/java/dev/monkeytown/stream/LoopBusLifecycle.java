package dev.monkeytown.stream;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * Closes the connections on the event loops when the service stops: after the web server, and before {@code
 * ReactorResourceFactory} ends the loops, without which a connection cannot close.
 */
final class LoopBusLifecycle implements SmartLifecycle {

    /** That of the resource factory is 0; what is higher stops earlier. */
    private static final int PHASE = 1;

    private final LoopBus bus;
    private final AtomicBoolean running = new AtomicBoolean();

    LoopBusLifecycle(LoopBus bus) {
        this.bus = bus;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        running.set(false);
        bus.close();
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
