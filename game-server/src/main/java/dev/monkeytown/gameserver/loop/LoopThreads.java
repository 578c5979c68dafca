package dev.monkeytown.gameserver.loop;

import java.util.ArrayList;
import java.util.List;

/** The loop threads of this server. Thread-safe. */
public final class LoopThreads {

    private final List<LoopThread> threads = new ArrayList<>();

    /**
     * @param count platform threads, about one per core
     * @param afterTurn runs on the loop thread after each turn that ticked something, to flush what it wrote
     */
    public LoopThreads(int count, NanoClock clock, Runnable afterTurn, LoopMeters meters) {
        for (int i = 0; i < count; i++) {
            threads.add(new LoopThread("loop-" + i, clock, afterTurn, meters));
        }
    }

    public void start() {
        threads.forEach(LoopThread::start);
    }

    /** Pins a newcomer to the thread that has the fewest; its first tick comes within a tick's time. */
    public synchronized void add(Ticking newcomer) {
        LoopThread idlest = threads.getFirst();
        for (LoopThread thread : threads) {
            if (thread.load() < idlest.load()) {
                idlest = thread;
            }
        }
        idlest.add(newcomer);
    }

    /** Ends all threads after the turn they are in. */
    public void stop() throws InterruptedException {
        for (LoopThread thread : threads) {
            thread.stop();
        }
    }
}
