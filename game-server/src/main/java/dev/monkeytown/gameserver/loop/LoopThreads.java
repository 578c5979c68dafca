package dev.monkeytown.gameserver.loop;

import dev.monkeytown.model.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The loop threads of this server and what is pinned to them. Thread-safe; its lock is never taken by a loop thread.
 */
public final class LoopThreads implements Ticker {

    /** Balancings in a row that an isolated game must be cheap before it goes back to the others. */
    static final int CALM_BEATS = 5;

    /** Below this an assumed cost would promise more room than bursts leave. */
    private static final long LEAST_TYPICAL_NANOS = 20_000;

    private final List<LoopThread> homes = new ArrayList<>();
    private final LoopThread apart;
    private final NanoClock clock;
    private final Runnable afterTurn;
    private final LoopMeters meters;
    private final long assumedNanos;
    private final List<Pinned> all = new ArrayList<>();
    private volatile boolean started;

    /**
     * @param count platform threads, about one per core
     * @param gamesPerThread how many games a thread is assumed to hold until their cost is measured
     * @param afterTurn runs after each turn that ticked something, to flush what it wrote; on the thread that ticked
     */
    public LoopThreads(int count, int gamesPerThread, NanoClock clock, Runnable afterTurn, LoopMeters meters) {
        Schedule schedule = new Schedule(clock.nanos());
        this.clock = clock;
        this.afterTurn = afterTurn;
        this.meters = meters;
        this.assumedNanos = LoopLoad.shareNanos() / gamesPerThread;
        this.apart = LoopThread.apart(clock, schedule, afterTurn, meters);
        for (int i = 0; i < count; i++) {
            homes.add(LoopThread.home(i, clock, schedule, afterTurn, meters, this::isolate));
        }
    }

    public void start() {
        started = true;
        homes.forEach(LoopThread::start);
    }

    /** Pins a newcomer to the thread that costs least; its first tick comes within a tick's time. */
    @Override
    public synchronized void add(Ticking newcomer) {
        forgetGone();
        LoopThread cheapest = cheapest();
        Pinned pinned = new Pinned(newcomer, cheapest, typicalNanos());
        all.add(pinned);
        cheapest.add(pinned);
    }

    @Override
    public void addAtOnce(Ticking newcomer) {
        boolean goesOn = LoopThread.goesOn(newcomer, clock.nanos());
        afterTurn.run();
        if (goesOn) {
            add(newcomer);
        }
    }

    /** What the threads have to do, isolated games left out; one that is new counts as a typical one. */
    public synchronized LoopLoad load() {
        forgetGone();
        return new LoopLoad(all.size(), homes.stream().map(this::costNanos).toList(), typicalNanos());
    }

    /** Moves games from the costliest thread to the cheapest, and back to the others those that have calmed down. Once a second. */
    public synchronized void balance() {
        forgetGone();
        List<Pinned> movable = all.stream().filter(each -> !each.home().apart()).toList();
        List<Balancer.Burden> burdens = movable.stream()
                .map(each -> new Balancer.Burden(homes.indexOf(each.home()), each.costNanos()))
                .toList();
        for (Balancer.Move move : Balancer.moves(homes.size(), burdens)) {
            Pinned pinned = movable.get(move.burden());
            pinned.home().send(pinned, homes.get(move.to()));
            meters.moved();
        }
        all.stream().filter(each -> each.home().apart()).forEach(this::readmit);
    }

    /** Ends all threads after the turn they are in. */
    public void stop() throws InterruptedException {
        for (LoopThread thread : homes) {
            thread.stop();
        }
        apart.stop();
    }

    /** For tests that take the turns themselves. */
    List<LoopThread> homes() {
        return homes;
    }

    /** See {@link #homes()}. */
    LoopThread apart() {
        return apart;
    }

    /** On the loop thread that has it. */
    private void isolate(Pinned pinned) {
        meters.isolated();
        if (started) {
            apart.start();
        }
        pinned.isolateOn(apart);
    }

    private void readmit(Pinned isolated) {
        boolean calm = isolated.costNanos() < Limits.TICK_BUDGET.toNanos() / 2;
        isolated.calmBeats = calm ? isolated.calmBeats + 1 : 0;
        if (isolated.calmBeats >= CALM_BEATS) {
            apart.send(isolated, cheapest());
        }
    }

    private LoopThread cheapest() {
        return homes.stream().min(Comparator.comparingLong(this::costNanos)).orElseThrow();
    }

    private long costNanos(LoopThread thread) {
        long sum = 0;
        for (Pinned pinned : all) {
            sum += pinned.home() == thread ? pinned.costNanos() : 0;
        }
        return sum;
    }

    /** What the median of the games that keep their budget costs, as far as they have been measured. */
    private long typicalNanos() {
        long[] measured = all.stream()
                .filter(each -> each.measured() && !each.home().apart())
                .mapToLong(Pinned::costNanos)
                .sorted()
                .toArray();
        return measured.length == 0 ? assumedNanos : Math.max(LEAST_TYPICAL_NANOS, measured[measured.length / 2]);
    }

    private void forgetGone() {
        all.removeIf(Pinned::gone);
    }
}
