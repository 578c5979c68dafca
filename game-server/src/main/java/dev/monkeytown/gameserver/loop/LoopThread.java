package dev.monkeytown.gameserver.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One loop thread and what is pinned to it. It knows time and nothing else: it sleeps until the next turn that anybody
 * wants, ticks whom it is for, and has what they wrote flushed. The slots are owned by the thread itself; others reach it
 * through queues, whose length the number of games a server may hold bounds. With nothing pinned to it, it sleeps.
 *
 * <p>After a stall the turns that were missed are made up for at once, in order, if they go back less than
 * {@link #TOO_LATE_TICKS}; otherwise whole ticks are left out and each game is told how many.
 */
final class LoopThread implements Runnable {

    /** So many ticks behind, and further, ticks are not made up for but left out and counted. */
    static final int TOO_LATE_TICKS = 3;

    /** In place of a moment: there is nothing to do until somebody arrives. */
    static final long NEVER = Long.MAX_VALUE;

    /** A tick that costs so many times what the others' just cost is the game's fault; below, the machine is slow for all. */
    private static final int STANDS_OUT = 4;

    /** An order to give a game away. */
    private record Departure(Pinned pinned, LoopThread to) {}

    private final Queue<Pinned> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<Departure> departures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final NanoClock clock;
    private final Schedule schedule;
    private final Runnable afterTurn;
    private final LoopMeters meters;
    private final Consumer<Pinned> isolate;
    private final boolean apart;
    private final Slots slots;
    private final Consumer<Pinned> takeTurn = this::takeTurn;
    private final Thread thread;
    private volatile boolean stopped;
    private long next;

    /** When the tick under way began, or the last one ended. */
    private long nowNanos;

    private LoopThread(
            String name,
            NanoClock clock,
            Schedule schedule,
            Runnable afterTurn,
            LoopMeters meters,
            Consumer<Pinned> isolate,
            boolean apart,
            int firstPhase) {
        this.clock = clock;
        this.schedule = schedule;
        this.afterTurn = afterTurn;
        this.meters = meters;
        this.isolate = isolate;
        this.apart = apart;
        this.slots = new Slots(firstPhase);
        this.thread = Thread.ofPlatform().name(name).unstarted(this);
    }

    /**
     * A thread for games that keep their budget.
     *
     * @param number of the threads, from 0; threads begin to fill different phases
     * @param afterTurn runs once after each turn in which something was ticked
     * @param isolate takes what costs the others too much
     */
    static LoopThread home(
            int number,
            NanoClock clock,
            Schedule schedule,
            Runnable afterTurn,
            LoopMeters meters,
            Consumer<Pinned> isolate) {
        return new LoopThread("loop-" + number, clock, schedule, afterTurn, meters, isolate, false, number);
    }

    /**
     * The thread for games that do not. It works at most half of the time, so it takes half a core at most, and its
     * lateness is no sign of the server's health.
     */
    static LoopThread apart(NanoClock clock, Schedule schedule, Runnable afterTurn, LoopMeters meters) {
        return new LoopThread("loop-apart", clock, schedule, afterTurn, meters, pinned -> {}, true, 0);
    }

    /** Starts the thread, once. */
    void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Lets the turn under way end and waits for the thread. */
    void stop() throws InterruptedException {
        stopped = true;
        LockSupport.unpark(thread);
        if (started.get()) {
            thread.join();
        }
    }

    boolean apart() {
        return apart;
    }

    /** Hands over what has this thread as its home now. Any thread. */
    void add(Pinned arrival) {
        arrivals.add(arrival);
        LockSupport.unpark(thread);
    }

    /** Asks for a game to be given to another thread; ignored if it is not here any more. Any thread. */
    void send(Pinned pinned, LoopThread to) {
        departures.add(new Departure(pinned, to));
    }

    @Override
    public void run() {
        if (!apart) {
            ShortSlice.ask();
        }
        while (!stopped) {
            if (prepare() == NEVER) {
                rest();
            } else {
                take();
            }
        }
    }

    /** Lets games come and go. Returns when the next turn that anybody wants is, or {@link #NEVER}. */
    long prepare() {
        dismiss();
        admit();
        if (slots.empty()) {
            return NEVER;
        }
        next = slots.firstWanted(next);
        return schedule.at(next);
    }

    /** Waits for the turn that was prepared and takes it. */
    void take() {
        clock.parkUntil(schedule.at(next));
        long now = clock.nanos();
        long behindTicks = (now - schedule.at(next)) / Schedule.TICK_NANOS;
        if (behindTicks >= TOO_LATE_TICKS) {
            next += behindTicks * Schedule.PHASES;
            if (!apart) {
                meters.rebased(behindTicks);
            }
        }
        if (!stopped) {
            turn(now);
            next++;
        }
    }

    private void rest() {
        while (!stopped && arrivals.isEmpty()) {
            LockSupport.park(this);
        }
    }

    private void admit() {
        for (Pinned arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (slots.empty()) {
                next = schedule.firstFrom(clock.nanos());
            }
            if (arrival.nextTurn == Pinned.NO_TURN) {
                arrival.nextTurn = firstTurn(slots.phaseForNewcomer());
            }
            slots.add(arrival);
        }
    }

    private void dismiss() {
        for (Departure departure = departures.poll(); departure != null; departure = departures.poll()) {
            Pinned pinned = departure.pinned();
            boolean here = pinned.home() == this && pinned.nextTurn != Pinned.NO_TURN && slots.remove(pinned);
            if (here) {
                pinned.moveTo(departure.to());
            }
        }
    }

    private long firstTurn(int phase) {
        return next + Math.floorMod(phase - Schedule.phase(next), Schedule.PHASES);
    }

    private void turn(long beganNanos) {
        if (!apart) {
            meters.lateness(beganNanos - schedule.at(next));
        }
        nowNanos = beganNanos;
        slots.forEach(next, this, takeTurn);
        afterTurn.run();
        if (apart) {
            clock.parkUntil(nowNanos + (nowNanos - beganNanos));
        }
    }

    /** The ticks of one game that are due by this turn: one, or more after a move from a thread that was behind. */
    private void takeTurn(Pinned pinned) {
        long behindTicks = (next - pinned.nextTurn) / Schedule.PHASES;
        if (behindTicks >= TOO_LATE_TICKS) {
            pinned.nextTurn = next;
            meters.lost(behindTicks, apart);
            pinned.ticking.lost((int) behindTicks);
        }
        while (pinned.nextTurn <= next && !pinned.gone()) {
            pinned.nextTurn += Schedule.PHASES;
            if (!goesOn(pinned.ticking, nowNanos)) {
                pinned.leave();
            }
            long endNanos = clock.nanos();
            settle(pinned, endNanos - nowNanos);
            nowNanos = endNanos;
        }
        judge(pinned);
    }

    private static void settle(Pinned pinned, long costNanos) {
        if (pinned.measure(costNanos) && !pinned.gone()) {
            pinned.ticking.overran(costNanos);
        }
    }

    private void judge(Pinned pinned) {
        if (!apart && pinned.indebted() && !pinned.gone() && slots.standsOut(pinned, STANDS_OUT)) {
            isolate.accept(pinned);
        }
    }

    /** A broken invariant of one game must not cost the others a tick; errors of the machine itself are of no game. */
    static boolean goesOn(Ticking ticking, long nowNanos) {
        try {
            return ticking.tick(nowNanos);
        } catch (RuntimeException | AssertionError | StackOverflowError broken) {
            ticking.broken(broken);
            return false;
        }
    }
}
