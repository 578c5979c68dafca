package dev.monkeytown.gameserver.loop;

/**
 * The schedule of one loop thread: {@link #PHASES} turns in every tick, each at an absolute deadline, so lateness never
 * adds up. Runs on a platform thread until {@link #stop}; knows time and nothing else.
 */
final class TickLoop implements Runnable {

    /** A sixtieth of a second. */
    static final long TICK_NANOS = 16_666_667;

    /** Turns in a tick: games are spread over them, so that a thread's games do not all publish at one moment. */
    static final int PHASES = 8;

    /** Ticks that may be made up for at once. Further behind, the schedule starts anew and the ticks are left out. */
    static final int MAX_CATCH_UP_TICKS = 3;

    /** What happens at a deadline. */
    interface Turn {

        /** Whether this phase has anything to do; a phase without work costs no wake-up. */
        boolean wanted(int phase);

        /** One turn; {@code latenessNanos} is how long after its deadline it begins. */
        void run(int phase, long nowNanos, long latenessNanos);

        /** The schedule was moved by this much because the thread was too far behind. */
        void rebased(long lostNanos);
    }

    private final NanoClock clock;
    private final Turn turn;
    private volatile boolean stopped;
    private long baseNanos;
    private long next;

    TickLoop(NanoClock clock, Turn turn) {
        this.clock = clock;
        this.turn = turn;
    }

    @Override
    public void run() {
        begin();
        while (!stopped) {
            once();
        }
    }

    /** Sets the first deadline to now. */
    void begin() {
        baseNanos = clock.nanos();
    }

    /** Waits for the next deadline that anybody wants and runs its turn. */
    void once() {
        int phase = (int) (next % PHASES);
        if (turn.wanted(phase)) {
            long deadline = deadline(next);
            clock.parkUntil(deadline);
            long now = clock.nanos();
            if (now - deadline > MAX_CATCH_UP_TICKS * TICK_NANOS) {
                turn.rebased(now - deadline);
                baseNanos += now - deadline;
                deadline = now;
            }
            if (!stopped) {
                turn.run(phase, now, now - deadline);
            }
        }
        next++;
    }

    /** Ends the loop after the turn under way. Callable from any thread. */
    void stop() {
        stopped = true;
    }

    private long deadline(long turnNumber) {
        return baseNanos + turnNumber / PHASES * TICK_NANOS + turnNumber % PHASES * TICK_NANOS / PHASES;
    }
}
