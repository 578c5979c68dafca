package dev.monkeytown.gameserver.loop;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One loop thread and what is pinned to it. The slots are owned by the thread itself; newcomers reach it through a
 * queue, whose length the number of games a server may hold bounds.
 */
final class LoopThread implements TickLoop.Turn {

    private final Queue<Ticking> newcomers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger load = new AtomicInteger();
    private final List<List<Ticking>> slots = new ArrayList<>();
    private final Runnable afterTurn;
    private final LoopMeters meters;
    private final TickLoop loop;
    private final Thread thread;

    /** @param afterTurn runs once after each turn in which something was ticked */
    LoopThread(String name, NanoClock clock, Runnable afterTurn, LoopMeters meters) {
        for (int i = 0; i < TickLoop.PHASES; i++) {
            slots.add(new ArrayList<>());
        }
        this.afterTurn = afterTurn;
        this.meters = meters;
        this.loop = new TickLoop(clock, this);
        this.thread = Thread.ofPlatform().name(name).unstarted(loop);
    }

    void start() {
        thread.start();
    }

    /** Lets the turn under way end and waits for the thread. */
    void stop() throws InterruptedException {
        loop.stop();
        thread.join();
    }

    int load() {
        return load.get();
    }

    void add(Ticking newcomer) {
        load.incrementAndGet();
        newcomers.add(newcomer);
    }

    @Override
    public boolean wanted(int phase) {
        return phase == 0 || !slots.get(phase).isEmpty();
    }

    @Override
    public void run(int phase, long nowNanos, long latenessNanos) {
        if (phase == 0) {
            seatNewcomers();
        }
        List<Ticking> slot = slots.get(phase);
        if (slot.isEmpty()) {
            return;
        }
        meters.lateness(latenessNanos);
        for (Iterator<Ticking> each = slot.iterator(); each.hasNext(); ) {
            if (!goesOn(each.next(), nowNanos)) {
                each.remove();
                load.decrementAndGet();
            }
        }
        afterTurn.run();
    }

    @Override
    public void rebased(long lostNanos) {
        if (load.get() > 0) {
            meters.rebased(lostNanos);
        }
    }

    /** A broken invariant of one game must not cost the others a tick; errors of the machine itself are of no game. */
    private static boolean goesOn(Ticking ticking, long nowNanos) {
        try {
            return ticking.tick(nowNanos);
        } catch (RuntimeException | AssertionError | StackOverflowError broken) {
            ticking.broken(broken);
            return false;
        }
    }

    private void seatNewcomers() {
        for (Ticking newcomer = newcomers.poll(); newcomer != null; newcomer = newcomers.poll()) {
            emptiest().add(newcomer);
        }
    }

    private List<Ticking> emptiest() {
        List<Ticking> emptiest = slots.getFirst();
        for (List<Ticking> slot : slots) {
            if (slot.size() < emptiest.size()) {
                emptiest = slot;
            }
        }
        return emptiest;
    }
}
