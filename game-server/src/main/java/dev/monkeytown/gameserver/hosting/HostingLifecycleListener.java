package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.loop.LoopThreads;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the loop threads and the pulse before requests come in, and ends them after the last request was answered: first
 * no new games, then off the directory, then the threads, and the games are others' to go on with.
 */
final class HostingLifecycleListener implements SmartLifecycle {

    private final GameHost host;
    private final LoopThreads threads;
    private final Pulse pulse;
    private volatile boolean running;

    HostingLifecycleListener(GameHost host, LoopThreads threads, Pulse pulse) {
        this.host = host;
        this.threads = threads;
        this.pulse = pulse;
    }

    @Override
    public void start() {
        threads.start();
        pulse.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        host.drain();
        pulse.close();
        try {
            threads.stop();
            host.giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
